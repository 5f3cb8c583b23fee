-- What a task of a test does: a row that nothing else makes.
-- in: id int, name text
INSERT INTO state_body (id, kind, name_kk, name_ru, created_at) VALUES (:id, 'central', :name, :name, 1)
