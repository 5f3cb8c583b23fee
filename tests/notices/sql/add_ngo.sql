-- An NGO with the address on its card, or none.
-- in: id NgoId, name text, sort_key blob, email text?
INSERT INTO ngo (id, full_name_ru, short_name_ru, email, name_folded, sort_key, version, created_at, updated_at)
VALUES (:id, :name, :name, :email, :name, :sort_key, 1, 0, 0)
