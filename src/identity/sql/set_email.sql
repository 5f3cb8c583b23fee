-- Mail goes there from now on.
-- in: account AccountId, email text
UPDATE account SET email = :email WHERE id = :account
