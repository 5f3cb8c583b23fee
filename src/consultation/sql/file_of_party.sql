-- A file of a thread: to the project's own NGO, or to staff of the contest's state body.
-- in: file MessageFileId, ngo NgoId?, bodies StateBodies
-- out: id MessageFileId, message MessageId, name text, kind text, size int, sha256 text
SELECT f.id, f.message_id, f.name, f.kind, f.size, f.sha256
FROM consultation_file f
JOIN consultation_message m ON m.id = f.message_id
JOIN project p ON p.id = m.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE f.id = :file
  AND (p.ngo_id = :ngo OR c.state_body_id IN :bodies)
