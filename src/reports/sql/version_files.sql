-- The files of a submitted version.
-- in: report ReportId, number int
-- out: id ReportFileId, report ReportId, name text, kind text, size int, sha256 text, uploaded_at instant
SELECT f.id, f.report_id, f.name, f.kind, f.size, f.sha256, f.uploaded_at
FROM report_version_file vf
JOIN report_file f ON f.id = vf.file_id
WHERE vf.report_id = :report AND vf.number = :number
ORDER BY f.uploaded_at, f.id
