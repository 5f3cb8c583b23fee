-- What nobody should do.
-- in: id int, name text
UPDATE state_body SET name_ru = :name WHERE id = :id
