-- From which day on a project is in the group.
-- in: project ProjectId, from_day date
INSERT INTO special_member (project_id, from_day) VALUES (:project, :from_day)
ON CONFLICT (project_id) DO UPDATE SET from_day = excluded.from_day
