-- When the day was entered from which a project is on record: with the award, or with the correction of the contract that changed it.
-- Forms of a past day say where that was later. Of projects before this: with the award.
ALTER TABLE project ADD COLUMN dated_at INTEGER NOT NULL DEFAULT 0;
UPDATE project SET dated_at = created_at;
