-- Opens a reasoned case; no row comes back where the project has an open one. Of two at once, who take the same number, one gets none.
-- in: id CaseId, project ProjectId, reason text, now instant, actor AccountId, cure_by date
-- out: id CaseId
INSERT INTO special_case (id, project_id, cause, cause_key, reason, state, opened_at, recorded_at, opened_by, cure_by, version)
SELECT CAST(:id AS BIGINT), CAST(:project AS BIGINT), 'reasoned',
       'reasoned ' || CAST(1 + (SELECT COUNT(s.id) FROM special_case s WHERE s.project_id = :project AND s.cause = 'reasoned') AS TEXT),
       CAST(:reason AS TEXT), 'open', CAST(:now AS BIGINT), CAST(:now AS BIGINT), CAST(:actor AS BIGINT), CAST(:cure_by AS TEXT), 1
WHERE NOT EXISTS (SELECT 1 FROM special_case o WHERE o.project_id = :project AND o.cause = 'reasoned' AND o.state = 'open')
ON CONFLICT (project_id, cause_key) DO NOTHING
RETURNING id
