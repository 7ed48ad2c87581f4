-- Where tools come from that a person added: `settings` holds what they gave and what the source offered then.
CREATE TABLE tool_sources (
    source TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL
);
