-- The newest project that has submitted a report: the worked example where no expert has scored yet.
-- out: project ProjectId
SELECT r.project_id
FROM report r
WHERE r.counted_at IS NOT NULL
ORDER BY r.id DESC
LIMIT 1
