-- When and how executors were reached by the end of a day; null is any. The last of a project comes last.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, day date
-- out: project ProjectId, contacted_on date, channel text, note text?, recorded_at instant
SELECT e.project_id, e.contacted_on, e.channel, e.note, e.recorded_at
FROM wanted w JOIN executor_contact e ON e.project_id = w.project_id
WHERE e.contacted_on <= :day
ORDER BY e.project_id, e.contacted_on, e.id
