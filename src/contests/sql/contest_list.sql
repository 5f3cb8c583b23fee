-- Contests held within two days, newest first, with the number of their lots.
-- in: first_day date, last_day date, most int, skip int
-- out: id ContestId, state_body StateBodyId, body_kk text, body_ru text, body_en text?, held_on date,
--      title_kk text?, title_ru text?, legal_basis_kk text?, legal_basis_ru text?, due_1 date?, due_2 date?, due_3 date?,
--      lots_total int?, version int, recorded int, held int
SELECT c.id, c.state_body_id, b.name_kk, b.name_ru, b.name_en, c.held_on,
  c.title_kk, c.title_ru, c.legal_basis_kk, c.legal_basis_ru, c.due_1, c.due_2, c.due_3,
  c.lots_total, c.version,
  (SELECT COUNT(*) FROM lot l WHERE l.contest_id = c.id),
  (SELECT COUNT(*) FROM lot l WHERE l.contest_id = c.id AND l.status = 'held')
FROM contest c
JOIN state_body b ON b.id = c.state_body_id
WHERE c.held_on BETWEEN :first_day AND :last_day
ORDER BY c.held_on DESC, c.id DESC
LIMIT :most OFFSET :skip
