-- Projects of which it is kept wrongly how much their files take.
-- out: project ProjectId
WITH held AS (
  SELECT r.project_id AS project_id, f.size AS size
  FROM report_file f JOIN report r ON r.id = f.report_id
  WHERE f.removed_at IS NULL OR EXISTS (SELECT 1 FROM report_version_file vf WHERE vf.file_id = f.id)
  UNION ALL
  SELECT m.project_id AS project_id, f.size AS size
  FROM consultation_file f JOIN consultation_message m ON m.id = f.message_id
), counted AS (
  SELECT project_id, CAST(SUM(size) AS BIGINT) AS bytes FROM held GROUP BY project_id
)
SELECT p.id
FROM project p
LEFT JOIN counted n ON n.project_id = p.id
LEFT JOIN project_storage s ON s.project_id = p.id
WHERE COALESCE(n.bytes, 0) <> COALESCE(s.bytes, 0)
ORDER BY p.id
