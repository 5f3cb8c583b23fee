-- The project that experts scored last: the worked example of the method.
-- out: project ProjectId
SELECT r.project_id
FROM expert_score s
JOIN report r ON r.id = s.report_id
ORDER BY s.id DESC
LIMIT 1
