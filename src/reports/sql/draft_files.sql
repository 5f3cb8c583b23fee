-- The files of a draft that were not removed, in the order of adding.
-- in: report ReportId
-- out: id ReportFileId, report ReportId, name text, kind text, size int, sha256 text, uploaded_at instant
SELECT f.id, f.report_id, f.name, f.kind, f.size, f.sha256, f.uploaded_at
FROM report_file f
WHERE f.report_id = :report AND f.removed_at IS NULL
ORDER BY f.uploaded_at, f.id
