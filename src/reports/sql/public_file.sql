-- A file that some submitted version holds.
-- in: file ReportFileId
-- out: id ReportFileId, report ReportId, name text, kind text, size int, sha256 text, uploaded_at instant
SELECT f.id, f.report_id, f.name, f.kind, f.size, f.sha256, f.uploaded_at
FROM report_file f
WHERE f.id = :file AND EXISTS (SELECT 1 FROM report_version_file vf WHERE vf.file_id = f.id)
