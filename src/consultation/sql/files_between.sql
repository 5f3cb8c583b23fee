-- Files of a thread's messages from one message to another, by name.
-- in: project ProjectId, first MessageId, last MessageId
-- out: id MessageFileId, message MessageId, name text, kind text, size int, sha256 text
SELECT f.id, f.message_id, f.name, f.kind, f.size, f.sha256
FROM consultation_message m
JOIN consultation_file f ON f.message_id = m.id
WHERE m.project_id = :project AND m.id >= :first AND m.id <= :last
ORDER BY f.name, f.id
