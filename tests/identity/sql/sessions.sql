-- All sessions as they are stored.
-- out: token_hash text, created_at instant, seen_at instant, ends_at instant
SELECT token_hash, created_at, seen_at, ends_at FROM session ORDER BY created_at, token_hash
