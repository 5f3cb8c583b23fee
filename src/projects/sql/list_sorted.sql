-- Some of the projects that a filter leaves, newest contest first, then by lot; a row for each region of the lot. All that it leaves are
-- found and put in order.
-- with: ngos/named, projects/listed
-- in: word1 text, word2 text, word3 text, word4 text, word5 text, word6 text, digits text,
--   first_day date?, last_day date?, region text?, target_group ReferenceItemId?, status text?, most int, skip int
-- out: id ProjectId, held_on date, lot_number int, lot_name_kk text?, lot_name_ru text?, coverage_kk text?, coverage_ru text?, ngo NgoId,
--   ngo_short_kk text?, ngo_short_ru text, ngo_full_kk text?, ngo_full_ru text, ngo_number text?, budget money?, status text, kato text?
WITH page AS (
  SELECT f.project_id AS project_id
  FROM listed f JOIN project p ON p.id = f.project_id JOIN lot l ON l.id = p.lot_id JOIN contest c ON c.id = l.contest_id
  ORDER BY c.held_on DESC, c.id DESC, l.number
  LIMIT :most OFFSET :skip
)
SELECT p.id, c.held_on, l.number, l.name_kk, l.name_ru, l.coverage_kk, l.coverage_ru, p.ngo_id, n.short_name_kk, n.short_name_ru,
       n.full_name_kk, n.full_name_ru, n.number, p.budget, p.status, r.kato
FROM page w
JOIN project p ON p.id = w.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
JOIN ngo n ON n.id = p.ngo_id
LEFT JOIN lot_region r ON r.lot_id = p.lot_id
ORDER BY c.held_on DESC, c.id DESC, l.number, r.kato
