-- Copies the draft's list of files into a submitted version.
-- in: report ReportId, number int
INSERT INTO report_version_file (report_id, number, file_id)
SELECT report_id, CAST(:number AS BIGINT), id FROM report_file
WHERE report_id = :report AND removed_at IS NULL
