-- The project of a lot.
-- in: id ProjectId, lot LotId, ngo NgoId
INSERT INTO project (id, lot_id, ngo_id, status, version, created_at, updated_at) VALUES (:id, :lot, :ngo, 'in_execution', 1, 0, 0)
