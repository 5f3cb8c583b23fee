-- Makes the project of a lot; no row comes back where the lot has one.
-- in: id ProjectId, lot LotId, ngo NgoId, contract_number text?, contract_date date?, budget money?, starts_on date?,
--   ends_on date?, now instant
-- out: id ProjectId
INSERT INTO project (id, lot_id, ngo_id, contract_number, contract_date, budget, starts_on, ends_on, status, version,
                     created_at, updated_at, dated_at)
VALUES (:id, :lot, :ngo, :contract_number, :contract_date, :budget, :starts_on, :ends_on, 'in_execution', 1, :now, :now, :now)
ON CONFLICT (lot_id) DO NOTHING
RETURNING id
