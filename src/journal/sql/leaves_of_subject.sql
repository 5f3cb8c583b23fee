-- What happened to one object, newest first.
-- in: subject_kind text, subject_id int
-- out: position int, at instant, on_behalf_of NgoId?, event text, details text
SELECT position, at, on_behalf_of_ngo_id, event, details
FROM journal_leaf WHERE subject_kind = :subject_kind AND subject_id = :subject_id ORDER BY position DESC
