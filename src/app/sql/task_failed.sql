-- Not before `until` again, by its holder or another.
-- in: kind text, day text, holder text, until instant, error text
UPDATE task SET until = :until, error = :error, holder = '' WHERE kind = :kind AND day = :day AND holder = :holder AND done_at IS NULL
