-- How many messages of a thread a person has not read.
-- in: project ProjectId, account AccountId
-- out: unread int
SELECT COUNT(*)
FROM consultation_message m
LEFT JOIN consultation_read r ON r.project_id = m.project_id AND r.account_id = CAST(:account AS BIGINT)
WHERE m.project_id = :project AND m.account_id <> CAST(:account AS BIGINT) AND m.id > COALESCE(r.last_message_id, 0)
