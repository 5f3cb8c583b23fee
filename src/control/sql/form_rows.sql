-- One row for each project that was on record on the day: from its contract on, where that day is not known from its beginning, or
-- else from the contest. Filters are off where empty.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, region text, bodies StateBodies, first_held date, last_held date, day date
-- out: project ProjectId, lot LotId, contest ContestId, held_on date, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo NgoId,
--   ngo_short_kk text?, ngo_short_ru text, ngo_full_kk text?, ngo_full_ru text, recorded_on date, entered_at instant
SELECT p.id, l.id, c.id, c.held_on, l.number, l.name_kk, l.name_ru, n.id,
       n.short_name_kk, n.short_name_ru, n.full_name_kk, n.full_name_ru,
       COALESCE(p.contract_date, p.starts_on, c.held_on), p.dated_at
FROM wanted w
JOIN project p ON p.id = w.project_id
JOIN lot l ON l.id = w.lot_id
JOIN contest c ON c.id = w.contest_id
JOIN ngo n ON n.id = w.ngo_id
WHERE (CAST(:region AS TEXT) = '' OR EXISTS (SELECT 1 FROM lot_region lr WHERE lr.lot_id = l.id AND lr.kato = :region))
  AND c.state_body_id IN :bodies
  AND c.held_on BETWEEN :first_held AND :last_held
  AND COALESCE(p.contract_date, p.starts_on, c.held_on) <= :day
ORDER BY c.held_on, c.id, l.number
