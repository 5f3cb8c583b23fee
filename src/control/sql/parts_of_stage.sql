-- Which parts of a stage's reports are there: of the newest submitted version, or of the draft where none was submitted.
-- `part` 'files' stands for a file.
-- in: stage int, project ProjectId
-- out: report ReportId, part text, version int?, letters int, attested bool
WITH newest AS (
  SELECT r.id AS report_id, (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = r.id) AS number
  FROM report r
  WHERE r.stage = :stage AND (CAST(:project AS BIGINT) = 0 OR r.project_id = :project)
)
SELECT n.report_id, vp.part, n.number, COALESCE(length(vp.body), 0), vp.attested
FROM newest n JOIN report_version_part vp ON vp.report_id = n.report_id AND vp.number = n.number
WHERE vp.attested = 1 OR COALESCE(length(vp.body), 0) > 0
UNION ALL
SELECT n.report_id, rp.part, n.number, COALESCE(length(rp.body), 0), rp.attested
FROM newest n JOIN report_part rp ON rp.report_id = n.report_id
WHERE n.number IS NULL AND (rp.attested = 1 OR COALESCE(length(rp.body), 0) > 0)
UNION ALL
SELECT n.report_id, 'files', n.number, COUNT(vf.file_id), 0
FROM newest n JOIN report_version_file vf ON vf.report_id = n.report_id AND vf.number = n.number
GROUP BY n.report_id, n.number
UNION ALL
SELECT n.report_id, 'files', n.number, COUNT(f.id), 0
FROM newest n JOIN report_file f ON f.report_id = n.report_id AND f.removed_at IS NULL
WHERE n.number IS NULL
GROUP BY n.report_id, n.number
ORDER BY 1, 2
