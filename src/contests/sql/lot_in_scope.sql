-- One lot, if its contest is within the scope of a role.
-- in: id LotId, bodies StateBodies
-- out: id LotId, contest ContestId, state_body StateBodyId, held_on date, number int, name_kk text?, name_ru text?,
--      description_kk text?, description_ru text?, coverage_kk text?, coverage_ru text?, planned money?, status text, version int
SELECT l.id, l.contest_id, c.state_body_id, c.held_on, l.number, l.name_kk, l.name_ru,
  l.description_kk, l.description_ru, l.coverage_kk, l.coverage_ru, l.planned_amount, l.status, l.version
FROM lot l
JOIN contest c ON c.id = l.contest_id
WHERE l.id = :id AND c.state_body_id IN :bodies
