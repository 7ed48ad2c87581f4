-- What a case holds a model to: a call, or what a reply should have said.
ALTER TABLE regression_cases ADD COLUMN kind TEXT NOT NULL DEFAULT 'call' CHECK (kind IN ('call', 'reply'));
