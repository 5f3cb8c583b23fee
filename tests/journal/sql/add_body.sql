-- A state body, past its feature: the journal is told by the test.
-- in: id int, name text
INSERT INTO state_body (id, kind, name_kk, name_ru, created_at) VALUES (:id, 'central', :name, :name, 1)
