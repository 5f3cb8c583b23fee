-- Who has given points for the last version of which report, of the stages of a contest or a project (null is any). Each once, in no order.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, stage int?
-- out: report ReportId, account AccountId
SELECT DISTINCT s.report_id, s.account_id
FROM wanted w
JOIN report r ON r.project_id = w.project_id
JOIN expert_score s ON s.report_id = r.id
WHERE (CAST(:stage AS BIGINT) IS NULL OR r.stage = :stage)
  AND s.version_number = (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = r.id)
