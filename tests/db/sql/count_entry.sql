-- Counts a name, the first time too.
-- in: id int, name text
-- out: id int, count int
INSERT INTO entry (id, name, count) VALUES (:id, :name, 1)
ON CONFLICT (name) DO UPDATE SET count = entry.count + 1
RETURNING id, count
