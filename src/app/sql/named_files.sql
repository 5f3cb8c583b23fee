-- Files that records name (reports, messages, else pictures of texts), by their SHA-256 from one up to before another: what a backup must
-- hold, and a sweep leave. A file that was taken out of a draft is named by the versions that were submitted with it; for what `removed_since`
-- is asked, also by the draft that had it.
-- in: first text, end text, removed_since instant
-- out: sha256 text, size int, report ReportId?, project ProjectId?, file int
SELECT f.sha256, f.size, f.report_id, CAST(NULL AS BIGINT), f.id
FROM report_file f
WHERE f.sha256 >= :first AND f.sha256 < :end
  AND (f.removed_at IS NULL OR f.removed_at > :removed_since OR EXISTS (SELECT 1 FROM report_version_file vf WHERE vf.file_id = f.id))
UNION ALL
SELECT f.sha256, f.size, CAST(NULL AS BIGINT), m.project_id, f.id
FROM consultation_file f JOIN consultation_message m ON m.id = f.message_id
WHERE f.sha256 >= :first AND f.sha256 < :end
UNION ALL
SELECT p.sha256, p.size, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), p.id
FROM content_picture p
WHERE p.sha256 >= :first AND p.sha256 < :end AND (p.taken_away_at IS NULL OR p.taken_away_at > :removed_since)
ORDER BY 1, 5
