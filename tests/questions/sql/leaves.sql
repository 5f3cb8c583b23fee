-- Leaves about questions, oldest first.
-- out: event text, subject int, actor AccountId?, details text
SELECT event, subject_id, actor_account_id, details FROM journal_leaf WHERE subject_kind = 'question' ORDER BY position
