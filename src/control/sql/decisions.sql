-- Decisions that stood at the end of a day (`until`: the first moment of the next): approved by then and not annulled by then. Read
-- here and not through `decisions`, which builds on this feature. Stage null is any; what ends a project has no stage and stands with
-- the last.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, stage int?, until instant
-- out: project ProjectId, id DecisionId, number text, decided_on date, kind text
SELECT d.project_id, d.id, d.number, d.decided_on, d.kind
FROM wanted w JOIN decision d ON d.project_id = w.project_id
WHERE d.state = 'approved' AND d.closed_at < :until AND d.kind <> 'annul'
  AND NOT EXISTS (SELECT 1 FROM decision a WHERE a.annuls_id = d.id AND a.state = 'approved' AND a.closed_at < :until)
  AND (CAST(:stage AS BIGINT) IS NULL OR d.stage = :stage OR (d.stage IS NULL AND CAST(:stage AS BIGINT) = 3))
ORDER BY d.project_id, d.closed_at, d.id
