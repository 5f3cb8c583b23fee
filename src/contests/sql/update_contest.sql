-- What was entered about a contest, corrected; unless somebody else was first.
-- in: id ContestId, version int, bodies StateBodies, state_body StateBodyId, held_on date, title_kk text?,
--     title_ru text?, legal_basis_kk text?, legal_basis_ru text?, due_1 date?, due_2 date?, due_3 date?, lots_total int?
UPDATE contest SET state_body_id = :state_body, held_on = :held_on, title_kk = :title_kk, title_ru = :title_ru,
  legal_basis_kk = :legal_basis_kk, legal_basis_ru = :legal_basis_ru, due_1 = :due_1, due_2 = :due_2, due_3 = :due_3,
  lots_total = :lots_total, version = version + 1
WHERE id = :id AND version = :version AND state_body_id IN :bodies
