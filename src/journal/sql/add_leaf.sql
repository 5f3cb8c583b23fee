-- Appends a leaf; the place is taken from the head held before.
-- in: position int, at instant, actor AccountId?, on_behalf_of NgoId?, event text, subject_kind text, subject_id int,
--   details text, day date, versions text, leaf_hash blob
INSERT INTO journal_leaf (position, at, actor_account_id, on_behalf_of_ngo_id, event, subject_kind, subject_id, details, day, versions, leaf_hash)
VALUES (:position, :at, :actor, :on_behalf_of, :event, :subject_kind, :subject_id, :details, :day, :versions, :leaf_hash)
