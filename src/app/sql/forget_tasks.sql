-- What was done long ago.
-- in: before date
DELETE FROM task WHERE done_at IS NOT NULL AND day < :before
