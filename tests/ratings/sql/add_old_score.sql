-- Points as they were kept before there were rounds.
-- in: id ExpertScoreId, report ReportId, account AccountId, at instant, points int
INSERT INTO expert_score (id, report_id, account_id, version_number, at, effectiveness, effectiveness_reason, sustainability,
                          sustainability_reason, replication, replication_reason)
VALUES (:id, :report, :account, 1, :at, :points, 'a', :points, 'b', :points, 'c')
