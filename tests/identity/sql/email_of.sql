-- The address of an account, empty where there is none.
-- in: login text
-- out: email text
SELECT COALESCE(email, '') FROM account WHERE login = :login
