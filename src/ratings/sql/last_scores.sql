-- What counted at a moment of the experts' points for the reports of a contest, a project, an NGO, a stage; null is any.
-- In no order.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, stage int?, until instant
-- out: report ReportId, expert AccountId, expert_name text, version int, at instant, effectiveness int,
--   effectiveness_reason text, sustainability int, sustainability_reason text, replication int, replication_reason text
SELECT s.report_id, s.account_id, a.display_name, s.version_number, s.at, s.effectiveness, s.effectiveness_reason,
       s.sustainability, s.sustainability_reason, s.replication, s.replication_reason
FROM wanted w
JOIN report r ON r.project_id = w.project_id
JOIN expert_score s ON s.report_id = r.id
JOIN account a ON a.id = s.account_id
WHERE (CAST(:stage AS BIGINT) IS NULL OR r.stage = :stage)
  AND s.draft = 0
  AND COALESCE(s.counted_at, s.at) < :until
  AND (s.left_out_at IS NULL OR s.left_out_at >= :until)
  -- given before there were closings: a later word took the place of an earlier one at once
  AND (s.counted_at IS NOT NULL
       OR NOT EXISTS (SELECT 1 FROM expert_score x
                      WHERE x.report_id = s.report_id AND x.account_id = s.account_id AND x.at < :until AND x.draft = 0
                        AND (x.at > s.at OR (x.at = s.at AND x.id > s.id))))
