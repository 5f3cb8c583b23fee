-- What signing in needs to know of an account.
-- in: login_folded text
-- out: id AccountId, password_hash text, state text
SELECT id, password_hash, state FROM account WHERE login_folded = :login_folded
