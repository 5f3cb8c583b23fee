-- Gives a project another executor, if it is still the version that the person saw.
-- in: id ProjectId, ngo NgoId, seen int, now instant
-- out: version int
UPDATE project SET ngo_id = :ngo, version = version + 1, updated_at = :now WHERE id = :id AND version = :seen
RETURNING version
