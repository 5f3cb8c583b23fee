-- Notes that a session was used; never backwards.
-- in: token_hash text, now instant
UPDATE session SET seen_at = :now WHERE token_hash = :token_hash AND seen_at < :now
