-- A stretch of the journal, in order.
-- in: position int, most int
-- out: position int, at instant, actor AccountId?, on_behalf_of NgoId?, event text, subject_kind text, subject_id int,
--   details text, day text?, versions text?, leaf_hash blob
SELECT position, at, actor_account_id, on_behalf_of_ngo_id, event, subject_kind, subject_id, details, day, versions, leaf_hash
FROM journal_leaf WHERE position >= :position ORDER BY position LIMIT :most
