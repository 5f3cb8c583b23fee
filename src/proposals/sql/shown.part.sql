-- Published proposals, all or one (null: all), each with the newest poll that it or one of its doubles is in, its project, and how far it came.
-- in: one ProposalId?
SELECT x.id AS id, x.poll_id AS poll_id, x.project_id AS project_id,
       CASE WHEN x.project_id IS NOT NULL THEN 'project' WHEN x.lot_id IS NOT NULL THEN 'lot' WHEN x.poll_id IS NOT NULL THEN 'vote'
            ELSE 'proposed' END AS stage
FROM (
  SELECT s.id AS id, s.lot_id AS lot_id, (SELECT j.id FROM project j WHERE j.lot_id = s.lot_id) AS project_id,
         (SELECT MAX(i.poll_id)
          FROM (SELECT o.poll_id AS poll_id FROM poll_option o WHERE o.proposal_id = s.id
                UNION ALL
                SELECT o.poll_id FROM proposal d JOIN poll_option o ON o.proposal_id = d.id WHERE d.merged_into = s.id) i) AS poll_id
  FROM proposal s
  WHERE s.state = 'published' AND (CAST(:one AS BIGINT) IS NULL OR s.id = :one)
) x
