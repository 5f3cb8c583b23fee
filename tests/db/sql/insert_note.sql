-- A note on an entry, which must exist.
-- in: id int, entry_id int
INSERT INTO note (id, entry_id) VALUES (:id, :entry_id)
