-- A step of the workflow. The first submission is set once; the counted one is set where none counts, and taken away by a return
-- for incompleteness. A step that is no submission passes none.
-- in: report ReportId, from_state text, to_state text, version int, now instant, submitted_at instant?, day_only bool, incomplete bool
UPDATE report
SET state = :to_state,
    version = version + 1,
    updated_at = :now,
    submitted_day_only = CASE WHEN first_submitted_at IS NULL THEN CAST(:day_only AS BIGINT) ELSE submitted_day_only END,
    first_submitted_at = COALESCE(first_submitted_at, CAST(:submitted_at AS BIGINT)),
    counted_day_only = CASE WHEN counted_at IS NULL THEN CAST(:day_only AS BIGINT) ELSE counted_day_only END,
    counted_at = CASE WHEN CAST(:incomplete AS BIGINT) = 1 THEN NULL ELSE COALESCE(counted_at, CAST(:submitted_at AS BIGINT)) END
WHERE id = :report AND state = :from_state AND version = :version
