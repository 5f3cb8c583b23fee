-- What leaves vouch for.
-- out: event text, day date?, versions text?
SELECT event, day, versions FROM journal_leaf ORDER BY position
