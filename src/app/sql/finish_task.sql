-- In the transaction of the work itself: it is done once, or not at all.
-- in: kind text, day text, holder text, now instant
UPDATE task SET done_at = :now, error = NULL WHERE kind = :kind AND day = :day AND holder = :holder AND done_at IS NULL
