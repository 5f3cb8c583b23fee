-- Deletes sessions that have reached their end or were not used for longer than any may be.
-- in: now instant, seen_before instant
DELETE FROM session WHERE ends_at <= :now OR seen_at < :seen_before
