-- What an organisation is found by and stands by in Kazakh, made anew of its names.
-- in: id NgoId, name_folded text, sort_key_kk blob?
UPDATE ngo SET name_folded = :name_folded, sort_key_kk = :sort_key_kk WHERE id = :id
