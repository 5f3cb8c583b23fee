-- The parts of a draft that were ever written or attested, and who wrote them last.
-- in: report ReportId
-- out: part text, body text?, table_rows text?, attested bool, version int, at instant, account AccountId?, name text?
SELECT p.part, p.body, p.table_rows, p.attested, p.version, p.updated_at, p.updated_by, a.display_name
FROM report_part p LEFT JOIN account a ON a.id = p.updated_by
WHERE p.report_id = :report
