-- How many notices an NGO or a person has, or both.
-- in: ngo NgoId?, account AccountId?
-- out: total int
SELECT COUNT(*) FROM notice WHERE kind <> 'digest' AND (ngo_id = :ngo OR account_id = :account)
