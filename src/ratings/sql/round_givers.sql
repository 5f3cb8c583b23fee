-- Who has given points for the last version of which report, of the stages of a contest or a project (null is any). Each once, in no order.
-- CROSS JOIN holds SQLite to this order: without statistics it would begin with the points of all.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, stage int?
-- out: report ReportId, account AccountId
SELECT DISTINCT s.report_id, s.account_id
FROM wanted w CROSS JOIN report r CROSS JOIN expert_score s
WHERE r.project_id = w.project_id AND s.report_id = r.id
  AND (CAST(:stage AS BIGINT) IS NULL OR r.stage = :stage)
  AND s.version_number = (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = r.id)
