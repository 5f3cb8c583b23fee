-- A decision in any state, for the staff of its body.
-- in: decision DecisionId, bodies StateBodies
-- out: id DecisionId, project ProjectId, state_body StateBodyId, ngo NgoId, kind text, state text, stage int?, tranche int?, amount money?,
--   new_due_on date?, special_case CaseId?, annuls DecisionId?, annuls_number text?, number text, decided_on date, basis_kk text,
--   basis_ru text, text_kk text, text_ru text, drafted_by AccountId, drafter text, drafted_at instant, closer text?,
--   closed_at instant?, close_reason text?, annulled_by DecisionId?, annulled_by_number text?, version int, lot_number int,
--   lot_name_kk text?, lot_name_ru text?
SELECT d.id, d.project_id, d.state_body_id, p.ngo_id, d.kind, d.state, d.stage, d.tranche_number, d.amount,
       d.new_due_on, d.case_id, d.annuls_id, a.number, d.number, d.decided_on, d.basis_kk,
       d.basis_ru, d.text_kk, d.text_ru, d.drafted_by, drafter.display_name, d.drafted_at, closer.display_name,
       d.closed_at, d.close_reason, b.id, b.number, d.version, l.number,
       l.name_kk, l.name_ru
FROM decision d
JOIN project p ON p.id = d.project_id
JOIN lot l ON l.id = p.lot_id
JOIN account drafter ON drafter.id = d.drafted_by
LEFT JOIN account closer ON closer.id = d.closed_by
LEFT JOIN decision a ON a.id = d.annuls_id
LEFT JOIN decision b ON b.annuls_id = d.id AND b.state = 'approved'
WHERE d.id = :decision
  AND d.state_body_id IN :bodies
