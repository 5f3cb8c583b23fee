-- One contest, if it is within the scope of a role.
-- in: id ContestId, bodies StateBodies
-- out: id ContestId, state_body StateBodyId, body_kk text, body_ru text, body_en text?, held_on date,
--      title_kk text?, title_ru text?, legal_basis_kk text?, legal_basis_ru text?, due_1 date?, due_2 date?, due_3 date?,
--      lots_total int?, version int, recorded int, held int
SELECT c.id, c.state_body_id, b.name_kk, b.name_ru, b.name_en, c.held_on,
  c.title_kk, c.title_ru, c.legal_basis_kk, c.legal_basis_ru, c.due_1, c.due_2, c.due_3,
  c.lots_total, c.version, n.recorded, n.held
FROM contest c
JOIN state_body b ON b.id = c.state_body_id
CROSS JOIN (SELECT COUNT(*) AS recorded, COUNT(*) FILTER (WHERE l.status = 'held') AS held FROM lot l WHERE l.contest_id = :id) n
WHERE c.id = :id AND c.state_body_id IN :bodies
