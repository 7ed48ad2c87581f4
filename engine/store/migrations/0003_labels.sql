-- Labels that a person gave and that no version holds yet: kept at once, so that none is lost.
CREATE TABLE labels (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset TEXT NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL,
    created TEXT NOT NULL,
    UNIQUE (dataset, text)
);
