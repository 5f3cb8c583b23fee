-- Changes of status of the projects of a contest, an NGO, or one of them (null is any), oldest first. CROSS JOIN holds SQLite to this order:
-- for the sake of ours it would read the events of all.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?
-- out: project ProjectId, event text, from_status text, to_status text, at instant
SELECT e.project_id, e.event, e.from_status, e.to_status, e.at
FROM wanted w CROSS JOIN project_event e WHERE e.project_id = w.project_id
ORDER BY e.project_id, e.at, e.id
