CREATE TABLE datasets (
    dataset TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    task TEXT NOT NULL,
    rows TEXT NOT NULL,
    labels INTEGER NOT NULL,
    created TEXT NOT NULL,
    sources TEXT NOT NULL,
    problems TEXT NOT NULL,
    data_hash TEXT NOT NULL,
    test_hash TEXT NOT NULL,
    PRIMARY KEY (dataset, version)
);
CREATE TABLE runs (
    run TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    dataset TEXT NOT NULL,
    dataset_version INTEGER NOT NULL,
    task TEXT NOT NULL,
    base TEXT NOT NULL,
    recipe TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed', 'cancelled', 'paused')),
    created TEXT NOT NULL,
    finished TEXT NOT NULL DEFAULT '',
    model TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT ''
);
CREATE TABLE metrics (
    run TEXT NOT NULL REFERENCES runs (run) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    epoch REAL NOT NULL,
    part TEXT NOT NULL,
    name TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (run, part, name, step)
);
CREATE TABLE notes (
    run TEXT NOT NULL REFERENCES runs (run) ON DELETE CASCADE,
    at TEXT NOT NULL,
    code TEXT NOT NULL,
    params TEXT NOT NULL
);
CREATE TABLE models (
    model TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    task TEXT NOT NULL,
    base TEXT NOT NULL,
    run TEXT NOT NULL,
    dataset TEXT NOT NULL,
    dataset_version INTEGER NOT NULL,
    metric TEXT NOT NULL,
    value REAL NOT NULL,
    created TEXT NOT NULL,
    bytes INTEGER NOT NULL
);
CREATE TABLE agents (
    agent TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    tools TEXT NOT NULL,
    caller TEXT NOT NULL,
    composer TEXT NOT NULL,
    permissions TEXT NOT NULL
);
CREATE TABLE permissions (tool TEXT PRIMARY KEY, permission TEXT NOT NULL);
CREATE TABLE chats (
    chat TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    agent TEXT NOT NULL,
    created TEXT NOT NULL
);
CREATE TABLE messages (
    chat TEXT NOT NULL REFERENCES chats (chat) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (chat, position)
);
CREATE TABLE ratings (
    chat TEXT NOT NULL REFERENCES chats (chat) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    correction TEXT NOT NULL,
    PRIMARY KEY (chat, position)
);
