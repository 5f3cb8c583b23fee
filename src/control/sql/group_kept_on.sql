-- For which day all members were looked at last.
-- out: kept_on date
SELECT kept_on FROM special_group WHERE id = 1
