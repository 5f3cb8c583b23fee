-- By id.
-- out: id int, name text, count int
SELECT id, name, count FROM entry ORDER BY id
