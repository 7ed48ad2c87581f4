-- A search for good settings is a run with a budget; a training has none.
ALTER TABLE runs ADD COLUMN minutes REAL NOT NULL DEFAULT 0;
CREATE TABLE trials (
    run TEXT NOT NULL REFERENCES runs (run) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    trial TEXT NOT NULL,
    PRIMARY KEY (run, number)
);
