-- The project of a lot, where it has one.
-- in: lot LotId
-- out: id ProjectId
SELECT id FROM project WHERE lot_id = :lot
