-- The scoring of a version ends; nothing where it has ended already, or where another version, or none, is the last submitted one.
-- in: id ScoringClosingId, report ReportId, version int, now instant, actor AccountId?, reason text?
INSERT INTO scoring_closing (id, report_id, version_number, closed_at, closed_by, close_reason)
SELECT CAST(:id AS BIGINT), CAST(:report AS BIGINT), CAST(:version AS BIGINT), CAST(:now AS BIGINT), CAST(:actor AS BIGINT), CAST(:reason AS TEXT)
WHERE (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = :report) = CAST(:version AS BIGINT)
ON CONFLICT (report_id, version_number) WHERE reopened_at IS NULL DO NOTHING
