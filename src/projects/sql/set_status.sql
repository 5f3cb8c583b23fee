-- Changes a status, if the project is still as it was seen.
-- in: id ProjectId, seen text, version int, status text, now instant
-- out: version int
UPDATE project SET status = :status, version = version + 1, updated_at = :now
WHERE id = :id AND status = :seen AND version = :version
RETURNING version
