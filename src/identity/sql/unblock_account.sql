-- Lets a blocked account sign in again.
-- in: id AccountId
UPDATE account SET state = 'active' WHERE id = :id AND state = 'blocked'
