-- Reports that were due in a time that has passed, of an NGO or (null) of all that have a project in execution.
-- in: ngo NgoId?, since date, before date
-- out: ngo NgoId, due_on date?, judged_by date?, counted_at instant?
SELECT p.ngo_id, r.due_on, COALESCE(r.counted_due, r.due_on), r.counted_at
FROM report r JOIN project p ON p.id = r.project_id
WHERE r.due_on >= :since AND r.due_on < :before
  AND (CAST(:ngo AS BIGINT) IS NULL OR p.ngo_id = :ngo)
  AND EXISTS (SELECT 1 FROM project x WHERE x.ngo_id = p.ngo_id AND x.status = 'in_execution')
