-- Members of the group that are kept of a contest, or of one project; null is any.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?
-- out: project ProjectId, from_day date
SELECT m.project_id, m.from_day FROM wanted w JOIN special_member m ON m.project_id = w.project_id
