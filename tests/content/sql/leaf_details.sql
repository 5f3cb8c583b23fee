-- What the leaves of an event say, oldest first.
-- in: event text
-- out: subject_kind text, subject int, actor AccountId?, details text
SELECT subject_kind, subject_id, actor_account_id, details FROM journal_leaf WHERE event = :event ORDER BY position
