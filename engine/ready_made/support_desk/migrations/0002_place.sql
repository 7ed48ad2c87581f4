-- Where in the documents a suggested reply stands.
ALTER TABLE desk_handovers ADD COLUMN place TEXT NOT NULL DEFAULT '';
