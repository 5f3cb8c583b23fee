-- Ends a session.
-- in: token_hash text
DELETE FROM session WHERE token_hash = :token_hash
