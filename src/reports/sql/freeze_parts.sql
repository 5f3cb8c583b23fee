-- Copies the draft's parts into a submitted version.
-- in: report ReportId, number int
INSERT INTO report_version_part (report_id, number, part, body, table_rows, entries, attested, letters)
SELECT report_id, CAST(:number AS BIGINT), part, body, table_rows, entries, attested, COALESCE(length(body), 0) FROM report_part
WHERE report_id = :report AND (body IS NOT NULL OR entries > 0 OR attested = 1)
