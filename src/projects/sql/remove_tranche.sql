-- A tranche that was entered wrongly and that no decision has touched.
-- in: project ProjectId, number int, version int
DELETE FROM project_tranche
WHERE project_id = :project AND number = :number AND version = :version AND state = 'planned'
  AND NOT EXISTS (SELECT 1 FROM tranche_event e WHERE e.project_id = :project AND e.number = :number)
