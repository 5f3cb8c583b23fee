-- Blocks an account.
-- in: id AccountId
UPDATE account SET state = 'blocked' WHERE id = :id
