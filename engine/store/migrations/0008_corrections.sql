-- What a person said a turn of a chat should have called. A later answer about the same words of a chat stands before
-- an earlier one, which stays so that it can be had back. `version` is the one that learns it, 0 where none may;
-- `before` the one that was the newest until then, 0 where there was none.
CREATE TABLE regression_cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    expected TEXT NOT NULL,
    dataset TEXT NOT NULL,
    version INTEGER NOT NULL,
    before INTEGER NOT NULL,
    created TEXT NOT NULL
);
-- What was decided about a router that could take another's place: used, kept (the old one) or rolled back.
CREATE TABLE model_promotions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    model TEXT NOT NULL,
    previous TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('used', 'kept', 'rolled_back')),
    agents TEXT NOT NULL,
    created TEXT NOT NULL
);
-- Words that were changed, or asked again, begin a branch: each message knows the one before it, a chat where it stands.
ALTER TABLE messages ADD COLUMN parent INTEGER NOT NULL DEFAULT -1;
UPDATE messages SET parent = position - 1;
ALTER TABLE chats ADD COLUMN head INTEGER NOT NULL DEFAULT -1;
UPDATE chats SET head = (SELECT coalesce(max(position), -1) FROM messages WHERE messages.chat = chats.chat);
-- A deleted chat can be had back until its project is opened again.
ALTER TABLE chats ADD COLUMN deleted TEXT NOT NULL DEFAULT '';
