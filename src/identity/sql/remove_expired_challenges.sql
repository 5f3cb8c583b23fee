-- Forgets challenges that have expired: they are refused for that.
-- in: now instant
DELETE FROM spent_challenge WHERE expires_at <= :now
