-- Whether the question became a training row.
ALTER TABLE desk_handovers ADD COLUMN learned INTEGER NOT NULL DEFAULT 0 CHECK (learned IN (0, 1));
