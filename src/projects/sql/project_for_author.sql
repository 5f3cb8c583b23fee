-- The same for those who fill its passport and reports: the executor, or an operator within a scope (`ngo` is 0 then).
-- in: id ProjectId, ngo NgoId?, bodies StateBodies
-- out: id ProjectId, lot LotId, contest ContestId, state_body StateBodyId, contest_held_on date, lot_number int,
--   lot_name_kk text?, lot_name_ru text?, ngo NgoId, ngo_short_kk text?, ngo_full_kk text?, ngo_short_ru text,
--   ngo_full_ru text, contract_number text?, contract_date date?, budget money?, starts_on date?, ends_on date?,
--   status text, version int
SELECT p.id, p.lot_id, l.contest_id, c.state_body_id, c.held_on, l.number, l.name_kk, l.name_ru, p.ngo_id,
       n.short_name_kk, n.full_name_kk, n.short_name_ru, n.full_name_ru, p.contract_number, p.contract_date, p.budget,
       p.starts_on, p.ends_on, p.status, p.version
FROM project p
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
JOIN ngo n ON n.id = p.ngo_id
WHERE p.id = :id
  AND (p.ngo_id = :ngo
       OR c.state_body_id IN :bodies)
