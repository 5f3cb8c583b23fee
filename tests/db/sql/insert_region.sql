-- A region that does not exist.
-- in: kato text
INSERT INTO region (kato, name_kk, name_ru, name_en, kind) VALUES (:kato, 'x', 'x', 'x', 'oblast')
