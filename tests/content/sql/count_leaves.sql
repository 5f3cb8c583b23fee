-- How many leaves an event has left.
-- in: event text
-- out: leaves int
SELECT COUNT(*) FROM journal_leaf WHERE event = :event
