-- Cases that a decision closed.
-- in: decision DecisionId
-- out: id CaseId
SELECT s.id FROM special_case s WHERE s.decision_id = :decision AND s.state IN ('released', 'decided') ORDER BY s.id
