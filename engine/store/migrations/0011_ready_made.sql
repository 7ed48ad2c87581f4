-- Which ready-made project this is, if any, and how far the tables of its own have been brought.
CREATE TABLE ready_made (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 0
);
