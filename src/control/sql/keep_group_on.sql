-- All members were looked at, for this day.
-- in: day date
INSERT INTO special_group (id, kept_on) VALUES (1, :day)
ON CONFLICT (id) DO UPDATE SET kept_on = excluded.kept_on WHERE special_group.kept_on <> excluded.kept_on
