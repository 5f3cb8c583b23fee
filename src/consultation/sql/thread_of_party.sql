-- The thread of a project: to its own NGO, or to staff of the contest's state body.
-- in: project ProjectId, ngo NgoId?, bodies StateBodies
-- out: project ProjectId, ngo NgoId, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo_short_kk text?, ngo_short_ru text
SELECT p.id, p.ngo_id, l.number, l.name_kk, l.name_ru, n.short_name_kk, n.short_name_ru
FROM project p
JOIN ngo n ON n.id = p.ngo_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE p.id = :project
  AND (p.ngo_id = :ngo OR c.state_body_id IN :bodies)
