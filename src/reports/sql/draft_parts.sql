-- The parts of a draft that were ever written or attested.
-- in: report ReportId
-- out: part text, body text?, attested bool, version int
SELECT part, body, attested, version FROM report_part WHERE report_id = :report
