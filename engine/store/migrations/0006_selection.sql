-- How an agent selects tools; those that were made before go on as they did.
ALTER TABLE agents ADD COLUMN selection TEXT NOT NULL DEFAULT 'router';
ALTER TABLE agents ADD COLUMN language_model TEXT NOT NULL DEFAULT '';
