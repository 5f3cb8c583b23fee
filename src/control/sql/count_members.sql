-- How many are in the group on a day.
-- in: day date
-- out: count int
SELECT COUNT(*) FROM special_member WHERE from_day <= :day
