-- Sets an account's password.
-- in: account AccountId, password_hash text
UPDATE account SET password_hash = :password_hash WHERE id = :account
