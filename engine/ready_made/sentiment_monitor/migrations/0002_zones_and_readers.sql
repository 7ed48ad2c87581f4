-- What a person set, and what `days` was counted by: `zone` ('' for the computer's), `days_zone`.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
-- The models that read texts.
CREATE TABLE readers (
    id INTEGER PRIMARY KEY,
    model TEXT NOT NULL UNIQUE
);
-- Which of them read a text's sentiment and its topics, 0 where the file said it or nothing has.
ALTER TABLE texts ADD COLUMN sentiment_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE texts ADD COLUMN topics_by INTEGER NOT NULL DEFAULT 0;
CREATE INDEX texts_sentiment_by ON texts (sentiment_by) WHERE sentiment_by > 0;
CREATE INDEX texts_topics_by ON texts (topics_by) WHERE topics_by > 0;
-- When a stream was muted: a clock that was set back since must not keep it silent for years.
ALTER TABLE mutes ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
