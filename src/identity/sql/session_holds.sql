-- Whether a session is still there, before its end, and its account is not blocked.
-- in: token_hash text, now instant
-- out: account AccountId
SELECT a.id FROM session s JOIN account a ON a.id = s.account_id
WHERE s.token_hash = :token_hash AND s.ends_at > :now AND a.state = 'active'
