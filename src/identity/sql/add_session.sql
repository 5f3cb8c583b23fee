-- Begins a session, unless the account was blocked or its password changed while it was being checked.
-- in: token_hash text, account AccountId, password_hash text, now instant, ends_at instant
-- out: account_id AccountId
INSERT INTO session (token_hash, account_id, created_at, seen_at, ends_at)
SELECT :token_hash, a.id, CAST(:now AS BIGINT), CAST(:now AS BIGINT), CAST(:ends_at AS BIGINT) FROM account a
WHERE a.id = :account AND a.state = 'active' AND a.password_hash = :password_hash
RETURNING account_id
