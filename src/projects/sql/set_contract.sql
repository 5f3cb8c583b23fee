-- What was entered of the contract, corrected. The version was taken before.
-- in: id ProjectId, contract_number text?, contract_date date?, budget money?, starts_on date?, ends_on date?
UPDATE project
SET contract_number = :contract_number, contract_date = :contract_date, budget = :budget, starts_on = :starts_on, ends_on = :ends_on
WHERE id = :id
