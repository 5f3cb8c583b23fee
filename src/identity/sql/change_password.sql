-- Changes a password, unless it was changed since it was checked.
-- in: account AccountId, was text, becomes text
UPDATE account SET password_hash = :becomes WHERE id = :account AND password_hash = :was
