-- What the leaves of an event say, in order.
-- in: event text
-- out: details text
SELECT details FROM journal_leaf WHERE event = :event ORDER BY position
