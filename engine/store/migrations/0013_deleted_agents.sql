-- A deleted agent can be had back until its project is opened again, or another takes its name.
ALTER TABLE agents ADD COLUMN deleted TEXT NOT NULL DEFAULT '';
