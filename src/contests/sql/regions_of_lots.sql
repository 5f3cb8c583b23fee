-- Which regions the lots from one number to another cover: one statement for a whole page of lots.
-- in: contest ContestId, first int, last int
-- out: lot LotId, kato text
SELECT r.lot_id, r.kato
FROM lot l
JOIN lot_region r ON r.lot_id = l.id
WHERE l.contest_id = :contest AND l.number BETWEEN :first AND :last
ORDER BY l.number, r.kato
