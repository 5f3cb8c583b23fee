-- The project of a lot.
-- in: id ProjectId, lot LotId, ngo NgoId, budget money?
INSERT INTO project (id, lot_id, ngo_id, budget, status, version, created_at, updated_at)
VALUES (:id, :lot, :ngo, :budget, 'in_execution', 1, 0, 0)
