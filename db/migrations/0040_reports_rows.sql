-- Parts of a report that are rows: team, target groups, partners, publications, indicators, spending. They are written, frozen and hashed with
-- the part, as one JSON text; how many there are is what forms ask for.
ALTER TABLE report_part ADD COLUMN table_rows TEXT;
ALTER TABLE report_part ADD COLUMN entries INTEGER NOT NULL DEFAULT 0 CHECK (entries >= 0);
ALTER TABLE report_version_part ADD COLUMN table_rows TEXT;
ALTER TABLE report_version_part ADD COLUMN entries INTEGER NOT NULL DEFAULT 0 CHECK (entries >= 0);

DROP INDEX report_version_part_letters;
CREATE INDEX report_version_part_size ON report_version_part (report_id, number, part, letters, entries, attested);

-- What was spent in a stage comes from its accepted report, or was entered from papers.
ALTER TABLE budget_spending ADD COLUMN reported INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0, 1));
