-- An NGO.
-- in: id NgoId, name text, sort_key blob
INSERT INTO ngo (id, full_name_ru, short_name_ru, name_folded, sort_key, version, created_at, updated_at)
VALUES (:id, :name, :name, :name, :sort_key, 1, 0, 0)
