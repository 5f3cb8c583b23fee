-- An expert's word on the version that was read, a draft until the scoring closes; nothing where another version, or none, is the last
-- submitted one. Behind the expert's earlier word, so that the last one is always known.
-- in: id ExpertScoreId, report ReportId, account AccountId, version int, now instant, effectiveness int,
--   effectiveness_reason text, sustainability int, sustainability_reason text, replication int, replication_reason text
INSERT INTO expert_score (id, report_id, account_id, version_number, at, effectiveness, effectiveness_reason, sustainability,
                          sustainability_reason, replication, replication_reason, draft)
SELECT CAST(:id AS BIGINT), CAST(:report AS BIGINT), CAST(:account AS BIGINT), CAST(:version AS BIGINT),
       COALESCE((SELECT CASE WHEN MAX(s.at) >= CAST(:now AS BIGINT) THEN MAX(s.at) + 1 END FROM expert_score s
                 WHERE s.report_id = :report AND s.account_id = :account), CAST(:now AS BIGINT)),
       CAST(:effectiveness AS BIGINT), CAST(:effectiveness_reason AS TEXT), CAST(:sustainability AS BIGINT),
       CAST(:sustainability_reason AS TEXT), CAST(:replication AS BIGINT), CAST(:replication_reason AS TEXT), 1
WHERE (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = :report) = CAST(:version AS BIGINT)
