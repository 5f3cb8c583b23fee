-- A project of a contest in the scope of the person's role.
-- in: project ProjectId, bodies StateBodies
-- out: project ProjectId, contest ContestId, held_on date, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo NgoId,
--   ngo_short_kk text?, ngo_short_ru text, ngo_phone text?, ngo_has_card bool, status text
SELECT p.id, c.id, c.held_on, l.number, l.name_kk, l.name_ru, n.id, n.short_name_kk, n.short_name_ru, n.phone1,
       CASE WHEN n.standing = 'card' THEN 1 ELSE 0 END, p.status
FROM project p
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
JOIN ngo n ON n.id = p.ngo_id
WHERE p.id = :project AND c.state_body_id IN :bodies
