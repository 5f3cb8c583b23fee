-- Who is in the group on a day, who came last first.
-- in: day date, most int
-- out: project ProjectId, from_day date
SELECT project_id, from_day FROM special_member WHERE from_day <= :day
ORDER BY from_day DESC, project_id DESC
LIMIT :most
