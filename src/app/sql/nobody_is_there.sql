-- Whether a database holds nothing yet but what its migrations bring.
-- out: fresh bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM account) OR EXISTS (SELECT 1 FROM state_body) OR EXISTS (SELECT 1 FROM ngo)
                 OR EXISTS (SELECT 1 FROM content_item) OR EXISTS (SELECT 1 FROM session) THEN 0 ELSE 1 END
