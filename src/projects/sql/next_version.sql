-- Takes the turn to change a passport, if it is still the version that the person saw.
-- in: id ProjectId, seen int, now instant
-- out: version int
UPDATE project SET version = version + 1, updated_at = :now WHERE id = :id AND version = :seen
RETURNING version
