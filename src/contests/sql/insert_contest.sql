-- A new contest.
-- in: id ContestId, state_body StateBodyId, held_on date, title_kk text?, title_ru text?, legal_basis_kk text?,
--     legal_basis_ru text?, due_1 date?, due_2 date?, due_3 date?, lots_total int?, now instant
INSERT INTO contest (id, state_body_id, held_on, title_kk, title_ru, legal_basis_kk, legal_basis_ru,
  due_1, due_2, due_3, lots_total, version, created_at)
VALUES (:id, :state_body, :held_on, :title_kk, :title_ru, :legal_basis_kk, :legal_basis_ru,
  :due_1, :due_2, :due_3, :lots_total, 1, :now)
