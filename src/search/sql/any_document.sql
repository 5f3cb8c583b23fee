-- Whether there is anything to be found.
-- out: found bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM search_document) THEN 1 ELSE 0 END
