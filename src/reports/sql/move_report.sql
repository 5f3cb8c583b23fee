-- A step of the workflow. The day of the first submission is set once; a step that is no submission passes none.
-- in: report ReportId, from_state text, to_state text, version int, now instant, submitted_at instant?, day_only bool
UPDATE report
SET state = :to_state,
    version = version + 1,
    updated_at = :now,
    submitted_day_only = CASE WHEN first_submitted_at IS NULL THEN CAST(:day_only AS BIGINT) ELSE submitted_day_only END,
    first_submitted_at = COALESCE(first_submitted_at, CAST(:submitted_at AS BIGINT))
WHERE id = :report AND state = :from_state AND version = :version
