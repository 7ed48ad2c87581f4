-- The dated texts: `waits` tells what a model has still to read: 1 the sentiment, 2 the topics, 3 both.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    moment INTEGER NOT NULL,
    feed INTEGER NOT NULL,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    cells TEXT NOT NULL DEFAULT '{}',
    sentiment TEXT NOT NULL DEFAULT '',
    topics TEXT NOT NULL DEFAULT '',
    waits INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX texts_moment ON texts (moment);
CREATE INDEX texts_waiting ON texts (id) WHERE waits > 0;
-- Texts counted by hour since 1970 (UTC): all of them (`by` is ''), by topic, source, and columns (`column:NAME`).
CREATE TABLE counts (
    by TEXT NOT NULL,
    value TEXT NOT NULL,
    hour INTEGER NOT NULL,
    sentiment TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (by, value, hour, sentiment)
) WITHOUT ROWID;
-- The same by day: what is drawn over months need not add up hours.
CREATE TABLE days (
    by TEXT NOT NULL,
    value TEXT NOT NULL,
    day INTEGER NOT NULL,
    sentiment TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (by, value, day, sentiment)
) WITHOUT ROWID;
-- Where texts come from: `state` is ok or the code of what went wrong, with its `params`.
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('files', 'folder', 'table')),
    name TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL DEFAULT '',
    tbl TEXT NOT NULL DEFAULT '',
    columns TEXT NOT NULL DEFAULT '{}',
    state TEXT NOT NULL DEFAULT 'ok',
    params TEXT NOT NULL DEFAULT '{}',
    texts INTEGER NOT NULL DEFAULT 0,
    repeated INTEGER NOT NULL DEFAULT 0,
    late INTEGER NOT NULL DEFAULT 0
);
-- How far each file was read: `tail` is a hash of what stands before `offset`, `open_key` the last row where its line
-- had no end yet.
CREATE TABLE files (
    feed INTEGER NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    tail BLOB NOT NULL,
    encoding TEXT NOT NULL,
    open_key BLOB,
    PRIMARY KEY (feed, path)
);
-- Rows that are no dated text, kept until the file is corrected or the clock has caught up.
CREATE TABLE refused (
    id INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL,
    file TEXT NOT NULL,
    row INTEGER NOT NULL,
    reason TEXT NOT NULL,
    value TEXT NOT NULL,
    raw TEXT NOT NULL,
    moment INTEGER,
    UNIQUE (feed, file, row, reason, raw)
);
CREATE TABLE alarms (
    id INTEGER PRIMARY KEY,
    by TEXT NOT NULL,
    value TEXT NOT NULL,
    bucket TEXT NOT NULL,
    began INTEGER NOT NULL,
    found INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    count INTEGER NOT NULL,
    expected REAL NOT NULL,
    going_on INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'muted', 'acknowledged', 'past')),
    note TEXT NOT NULL DEFAULT '',
    settled TEXT NOT NULL DEFAULT ''
);
CREATE TABLE mutes (
    by TEXT NOT NULL,
    value TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (by, value)
);
CREATE TABLE owners (
    by TEXT NOT NULL,
    value TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (by, value)
);
