-- Intents that a person called something else: a model that learned a version before `version` says the old name.
CREATE TABLE desk_renames (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset TEXT NOT NULL,
    version INTEGER NOT NULL,
    intent TEXT NOT NULL,
    name TEXT NOT NULL
);
