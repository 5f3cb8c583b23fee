-- What leaves vouch for.
-- out: event text, details text, day date?, versions text?
SELECT event, details, day, versions FROM journal_leaf ORDER BY position
