-- Projects with what names them, of contests held in a span of days, of a contest, of an NGO (0 is any), of one project (0 is any).
-- with: projects/wanted
-- in: contest ContestId?, ngo NgoId?, project ProjectId?, held_from date, held_to date
-- out: project ProjectId, contest ContestId, held_on date, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo NgoId,
--   ngo_short_kk text?, ngo_short_ru text, ngo_full_kk text?, ngo_full_ru text, ngo_has_card bool, budget money?
SELECT p.id, c.id, c.held_on, l.number, l.name_kk, l.name_ru, n.id, n.short_name_kk, n.short_name_ru, n.full_name_kk,
       n.full_name_ru, CASE WHEN n.standing = 'card' THEN 1 ELSE 0 END, p.budget
FROM wanted w
JOIN project p ON p.id = w.project_id
JOIN lot l ON l.id = w.lot_id
JOIN contest c ON c.id = w.contest_id
JOIN ngo n ON n.id = w.ngo_id
WHERE c.held_on >= :held_from AND c.held_on <= :held_to
ORDER BY c.held_on, c.id, l.number, p.id
