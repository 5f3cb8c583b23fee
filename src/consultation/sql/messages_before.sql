-- A thread's messages before one of them, the last first. One's own are never unread.
-- in: project ProjectId, account AccountId, before MessageId, most int
-- out: id MessageId, by_ngo bool, author text, at instant, body text, unread bool
SELECT m.id, m.by_ngo, a.display_name, m.at, m.body,
       CASE WHEN m.account_id <> CAST(:account AS BIGINT) AND m.id > COALESCE(r.last_message_id, 0) THEN 1 ELSE 0 END
FROM consultation_message m
JOIN account a ON a.id = m.account_id
LEFT JOIN consultation_read r ON r.project_id = m.project_id AND r.account_id = CAST(:account AS BIGINT)
WHERE m.project_id = :project AND m.id < :before
ORDER BY m.id DESC
LIMIT :most
