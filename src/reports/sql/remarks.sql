-- Remarks of one return.
-- in: report ReportId, number int
-- out: part text, remark text
SELECT part, remark FROM report_remark WHERE report_id = :report AND number = :number
