-- Whose report it is.
-- in: report ReportId
-- out: project ProjectId
SELECT project_id FROM report WHERE id = :report
