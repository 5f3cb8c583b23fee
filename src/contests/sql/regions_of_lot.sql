-- Regions that a lot covers.
-- in: lot LotId
-- out: kato text, name_kk text, name_ru text, name_en text
SELECT g.kato, g.name_kk, g.name_ru, g.name_en
FROM lot_region r
JOIN region g ON g.kato = r.kato
WHERE r.lot_id = :lot
ORDER BY g.kato
