-- Regions that the lots of a contest cover: their names, and what the list can be narrowed to.
-- in: contest ContestId
-- out: kato text, name_kk text, name_ru text, name_en text
SELECT DISTINCT g.kato, g.name_kk, g.name_ru, g.name_en
FROM lot l
JOIN lot_region r ON r.lot_id = l.id
JOIN region g ON g.kato = r.kato
WHERE l.contest_id = :contest
ORDER BY g.kato
