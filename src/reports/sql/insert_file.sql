-- Adds a file to a draft; nothing where the draft holds as many as it may, or this very file under this name.
-- in: id ReportFileId, report ReportId, name text, kind text, size int, sha256 text, now instant, account AccountId?, most int
INSERT INTO report_file (id, report_id, name, kind, size, sha256, uploaded_at, uploaded_by)
SELECT CAST(:id AS BIGINT), CAST(:report AS BIGINT), CAST(:name AS TEXT), CAST(:kind AS TEXT), CAST(:size AS BIGINT),
       CAST(:sha256 AS TEXT), CAST(:now AS BIGINT), CAST(:account AS BIGINT)
WHERE (SELECT COUNT(*) FROM report_file f WHERE f.report_id = :report AND f.removed_at IS NULL) < CAST(:most AS BIGINT)
  AND NOT EXISTS (SELECT 1 FROM report_file f WHERE f.report_id = :report AND f.removed_at IS NULL
                  AND f.sha256 = :sha256 AND f.name = :name)
