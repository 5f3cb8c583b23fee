-- Whether a draft had the part at the end of the day is all that forms and pages ask; with the length of its text, each saving of a
-- draft would have changed what visitors' pages are made of.
ALTER TABLE report_part_day ADD COLUMN present INTEGER NOT NULL DEFAULT 0 CHECK (present IN (0, 1));
UPDATE report_part_day SET present = 1 WHERE letters > 0 OR attested = 1;
ALTER TABLE report_part_day DROP COLUMN letters;
