-- What tasks of a test did.
-- out: name text
SELECT name_ru FROM state_body ORDER BY id
