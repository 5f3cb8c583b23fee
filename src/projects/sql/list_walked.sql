-- The same projects as list_sorted has, where many are left: contests held within two days are walked, newest first, until there are
-- enough. CROSS JOIN: in that order also where SQLite would begin with something else.
-- with: ngos/named
-- in: word1 text, word2 text, word3 text, word4 text, word5 text, word6 text, digits text,
--   first_day date, last_day date, region text?, target_group ReferenceItemId?, status text?, most int, skip int
-- out: id ProjectId, held_on date, lot_number int, lot_name_kk text?, lot_name_ru text?, coverage_kk text?, coverage_ru text?, ngo NgoId,
--   ngo_short_kk text?, ngo_short_ru text, ngo_full_kk text?, ngo_full_ru text, ngo_number text?, budget money?, status text, kato text?
WITH page AS (
  SELECT p.id AS project_id
  FROM contest c CROSS JOIN lot l CROSS JOIN project p
  WHERE c.held_on BETWEEN :first_day AND :last_day AND l.contest_id = c.id AND p.lot_id = l.id
    AND (CAST(:status AS TEXT) IS NULL OR p.status = CAST(:status AS TEXT))
    AND (CAST(:region AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM lot_region r WHERE r.lot_id = l.id AND r.kato = CAST(:region AS TEXT)))
    AND (CAST(:target_group AS BIGINT) IS NULL
         OR EXISTS (SELECT 1 FROM passport_target_group g WHERE g.kind_id = CAST(:target_group AS BIGINT) AND g.project_id = p.id))
    AND (CAST(:word1 AS TEXT) = '' OR p.ngo_id IN (SELECT n.ngo_id FROM named n))
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
