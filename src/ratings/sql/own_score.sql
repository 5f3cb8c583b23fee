-- An expert's last word on a report, a draft or not.
-- in: report ReportId, account AccountId
-- out: at instant, version int, effectiveness int, effectiveness_reason text, sustainability int, sustainability_reason text,
--   replication int, replication_reason text
SELECT s.at, s.version_number, s.effectiveness, s.effectiveness_reason, s.sustainability, s.sustainability_reason, s.replication,
       s.replication_reason
FROM expert_score s
WHERE s.report_id = :report AND s.account_id = :account
ORDER BY s.at DESC, s.id DESC
LIMIT 1
