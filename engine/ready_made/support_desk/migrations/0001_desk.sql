-- What is asked for, with the answer that is given: `{table.column}` in an answer is filled from a project's table.
CREATE TABLE desk_intents (
    intent TEXT PRIMARY KEY,
    answer TEXT NOT NULL DEFAULT ''
);
-- What was asked and how it was answered: `how` is intent, documents or handed_over.
CREATE TABLE desk_asked (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created TEXT NOT NULL,
    question TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('intent', 'documents', 'handed_over')),
    intent TEXT NOT NULL DEFAULT '',
    confidence REAL NOT NULL DEFAULT 0
);
-- What waits for a person, with what could be replied and where that comes from: an intent, documents, or nothing.
CREATE TABLE desk_handovers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created TEXT NOT NULL,
    question TEXT NOT NULL,
    intent TEXT NOT NULL DEFAULT '',
    suggested TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'edited', 'dismissed')),
    reply TEXT NOT NULL DEFAULT '',
    settled TEXT NOT NULL DEFAULT ''
);
CREATE TABLE desk_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
