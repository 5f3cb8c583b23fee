-- A hash as an older version of the program left it.
-- in: id AccountId, hash text
UPDATE account SET password_hash = :hash WHERE id = :id
