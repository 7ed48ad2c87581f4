-- The position of the reply that a case corrects, -1 where it was not kept: with the case its mark is taken back.
ALTER TABLE regression_cases ADD COLUMN reply INTEGER NOT NULL DEFAULT -1;
