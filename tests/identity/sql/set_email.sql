-- The address of an account, or none.
-- in: login text, email text?
UPDATE account SET email = :email WHERE login = :login
