-- Changes nothing for a name that is there.
-- in: id int, name text
INSERT INTO entry (id, name, count) VALUES (:id, :name, 1) ON CONFLICT (name) DO NOTHING
