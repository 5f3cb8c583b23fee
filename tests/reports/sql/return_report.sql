-- What a specialist will do to a submitted report.
-- in: id ReportId
UPDATE report SET state = 'returned', version = version + 1 WHERE id = :id AND state = 'submitted'
