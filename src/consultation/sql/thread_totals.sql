-- How many threads somebody can read, how many of them hold unread messages, and how many messages those are.
-- in: account AccountId, ngo NgoId?, bodies StateBodies
-- out: threads int, unread_threads int, unread int
SELECT COUNT(DISTINCT m.project_id),
       COUNT(DISTINCT CASE WHEN m.account_id <> CAST(:account AS BIGINT) AND m.id > COALESCE(r.last_message_id, 0) THEN m.project_id END),
       COUNT(CASE WHEN m.account_id <> CAST(:account AS BIGINT) AND m.id > COALESCE(r.last_message_id, 0) THEN 1 END)
FROM consultation_message m
JOIN project p ON p.id = m.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
LEFT JOIN consultation_read r ON r.project_id = m.project_id AND r.account_id = CAST(:account AS BIGINT)
WHERE p.ngo_id = :ngo OR c.state_body_id IN :bodies
