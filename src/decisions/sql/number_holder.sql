-- Which decision of a body holds a number.
-- in: body StateBodyId, number text
-- out: id DecisionId
SELECT id FROM decision WHERE state_body_id = :body AND number = :number AND state IN ('draft', 'approved')
