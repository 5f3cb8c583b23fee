-- A remark on one part of a returned version.
-- in: report ReportId, number int, part text, remark text
INSERT INTO report_remark (report_id, number, part, remark) VALUES (:report, :number, :part, :remark)
