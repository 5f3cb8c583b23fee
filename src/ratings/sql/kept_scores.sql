-- All points ever given for a report, each expert's in the order in which they were given.
-- in: report ReportId
-- out: id ExpertScoreId, account AccountId, version int, draft bool, left_out bool, effectiveness int, sustainability int, replication int
SELECT s.id, s.account_id, s.version_number, s.draft, CASE WHEN s.left_out_at IS NULL THEN 0 ELSE 1 END, s.effectiveness, s.sustainability,
       s.replication
FROM expert_score s
WHERE s.report_id = :report
ORDER BY s.account_id, s.at, s.id
