-- The day from which the project is on record was entered now.
-- in: id ProjectId, now instant
UPDATE project SET dated_at = :now WHERE id = :id
