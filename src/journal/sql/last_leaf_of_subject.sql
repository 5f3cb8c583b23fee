-- Who did the last thing to an object, of those whose name begins so, and when.
-- in: subject_kind text, subject_id int, events text
-- out: at instant, actor AccountId?, name text?
SELECT l.at, l.actor_account_id, a.display_name
FROM journal_leaf l LEFT JOIN account a ON a.id = l.actor_account_id
WHERE l.subject_kind = :subject_kind AND l.subject_id = :subject_id AND substr(l.event, 1, length(CAST(:events AS TEXT))) = :events
ORDER BY l.position DESC
LIMIT 1
