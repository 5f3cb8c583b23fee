-- Adds a region or brings it to what the table says; its predecessor follows when all rows are there.
-- in: kato text, name_kk text, name_ru text, name_en text, kind text, valid_from date?, valid_to date?
INSERT INTO region (kato, name_kk, name_ru, name_en, kind, valid_from, valid_to)
VALUES (:kato, :name_kk, :name_ru, :name_en, :kind, :valid_from, :valid_to)
ON CONFLICT (kato) DO UPDATE SET name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en,
  kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to
