-- Open cases of a project.
-- in: project ProjectId
-- out: id CaseId
SELECT s.id FROM special_case s WHERE s.state = 'open' AND s.project_id = :project ORDER BY s.id
