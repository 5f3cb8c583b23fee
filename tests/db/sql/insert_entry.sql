-- Fails on a name that is there.
-- in: id int, name text, count int
INSERT INTO entry (id, name, count) VALUES (:id, :name, :count)
