-- Somebody else's.
-- in: number int, actor AccountId
UPDATE version SET actor_account_id = :actor WHERE kind = 'state_body' AND number = :number
