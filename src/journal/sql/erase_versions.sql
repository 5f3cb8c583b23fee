-- Forgets what an object held before its newest version.
-- in: kind text, object text
UPDATE version SET content = NULL, salt = NULL
WHERE kind = :kind AND object = :object
  AND number < (SELECT MAX(n.number) FROM version n WHERE n.kind = :kind AND n.object = :object)
