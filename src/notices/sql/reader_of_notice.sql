-- Whom a notice told, and of what kind it is; none where only an address was told.
-- in: id NoticeId
-- out: ngo NgoId?, account AccountId?, kind text
SELECT ngo_id, account_id, kind FROM notice WHERE id = :id AND (ngo_id IS NOT NULL OR account_id IS NOT NULL)
