-- Copies the draft's parts into a submitted version.
-- in: report ReportId, number int
INSERT INTO report_version_part (report_id, number, part, body, attested)
SELECT report_id, CAST(:number AS BIGINT), part, body, attested FROM report_part
WHERE report_id = :report AND (body IS NOT NULL OR attested = 1)
