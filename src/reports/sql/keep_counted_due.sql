-- What the submission that counts is judged by, as replayed from the events.
-- in: report ReportId, due date?
UPDATE report SET counted_due = :due WHERE id = :report
