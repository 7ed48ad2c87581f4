-- How often each row without an id of its own stands in what was read of a file: `reading` is one way through that file
-- from its start, so that a second equal row is another text, and a file that is read again has no new ones.
CREATE TABLE occurrences (
    reading INTEGER NOT NULL,
    key BLOB NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (reading, key)
) WITHOUT ROWID;
-- The reading that a file is in, 0 where it was read before these were counted.
ALTER TABLE files ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
