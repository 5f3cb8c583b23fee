-- How many of them are new.
-- in: ngo NgoId?, account AccountId?
-- out: unread int
SELECT (SELECT COUNT(*) FROM notice WHERE read_at IS NULL AND kind <> 'digest' AND ngo_id = :ngo)
     + (SELECT COUNT(*) FROM notice WHERE read_at IS NULL AND kind <> 'digest' AND account_id = :account)
