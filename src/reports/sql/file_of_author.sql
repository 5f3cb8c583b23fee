-- A file of a report that the author may write, submitted or not.
-- in: file ReportFileId, ngo NgoId?, bodies StateBodies
-- out: id ReportFileId, report ReportId, name text, kind text, size int, sha256 text, uploaded_at instant
SELECT f.id, f.report_id, f.name, f.kind, f.size, f.sha256, f.uploaded_at
FROM report_file f
JOIN report r ON r.id = f.report_id
JOIN project p ON p.id = r.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE f.id = :file AND f.removed_at IS NULL
  AND (p.ngo_id = :ngo OR c.state_body_id IN :bodies)
