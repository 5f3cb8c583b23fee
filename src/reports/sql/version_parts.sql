-- What a submitted version says, part by part.
-- in: report ReportId, number int
-- out: part text, body text?, table_rows text?, attested bool
SELECT part, body, table_rows, attested FROM report_version_part WHERE report_id = :report AND number = :number
