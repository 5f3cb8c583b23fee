-- Whose scoring it closed.
-- in: closing ScoringClosingId
-- out: project ProjectId
SELECT r.project_id FROM scoring_closing c JOIN report r ON r.id = c.report_id WHERE c.id = :closing
