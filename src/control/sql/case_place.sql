-- Which project a case belongs to, if it is in the scope of the person's role.
-- in: id CaseId, bodies StateBodies
-- out: project ProjectId
SELECT s.project_id
FROM special_case s
JOIN project p ON p.id = s.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE s.id = :id AND c.state_body_id IN :bodies
