-- Timed work for one holder: taken when it is free, ours already, or its end has passed. No row where another holds it.
-- in: name text, holder text, now instant, until instant
-- out: holder text
INSERT INTO lease (name, holder, until) VALUES (:name, :holder, :until)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE lease.holder = excluded.holder OR lease.until <= :now
RETURNING holder
