-- Moves a person's mark forward, to the last message of the thread that is not after the one seen; never back.
-- in: project ProjectId, account AccountId, seen MessageId
INSERT INTO consultation_read (project_id, account_id, last_message_id)
SELECT m.project_id, CAST(:account AS BIGINT), m.id
FROM consultation_message m
WHERE m.project_id = :project
  AND m.id = (SELECT MAX(s.id) FROM consultation_message s WHERE s.project_id = :project AND s.id <= :seen)
ON CONFLICT (project_id, account_id) DO UPDATE SET last_message_id = excluded.last_message_id
WHERE consultation_read.last_message_id < excluded.last_message_id
