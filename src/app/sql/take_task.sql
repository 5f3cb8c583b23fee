-- Work for one holder: taken when it is free, ours already, or its holder's time has passed. No row: another has it, or it is done.
-- in: kind text, day text, holder text, now instant, until instant
-- out: attempts int
INSERT INTO task (kind, day, holder, until, attempts) VALUES (:kind, :day, :holder, :until, 1)
ON CONFLICT (kind, day) DO UPDATE SET holder = excluded.holder, until = excluded.until, attempts = task.attempts + 1
WHERE task.done_at IS NULL AND (task.holder = excluded.holder OR task.until <= :now)
RETURNING attempts
