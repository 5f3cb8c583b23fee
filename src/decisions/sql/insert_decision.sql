-- A draft. Nothing is written where the body gave the number already, or the decision to annul is being annulled.
-- in: id DecisionId, project ProjectId, body StateBodyId, kind text, stage int?, tranche int?, amount money?, new_due_on date?,
--   special_case CaseId?, annuls DecisionId?, number text, decided_on date, basis_kk text, basis_ru text, text_kk text,
--   text_ru text, account AccountId, now instant
INSERT INTO decision (id, project_id, state_body_id, kind, state, stage, tranche_number, amount, new_due_on, case_id, annuls_id,
                      number, decided_on, basis_kk, basis_ru, text_kk, text_ru, drafted_by, drafted_at, version)
VALUES (:id, :project, :body, :kind, 'draft', :stage, :tranche, :amount, :new_due_on, :special_case, :annuls,
        :number, :decided_on, :basis_kk, :basis_ru, :text_kk, :text_ru, :account, :now, 1)
ON CONFLICT DO NOTHING
