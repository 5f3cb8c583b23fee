-- An account's sessions that have not reached their end, the newest first.
-- in: account AccountId, now instant
-- out: token_hash text, created_at instant, seen_at instant
SELECT token_hash, created_at, seen_at FROM session WHERE account_id = :account AND ends_at > :now ORDER BY created_at DESC, token_hash
