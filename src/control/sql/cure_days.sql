-- How many days an NGO has to cure a breach, by the settings in force on a day.
-- in: day date
-- out: days int
SELECT s.cure_days FROM control_settings s
WHERE s.valid_from = (SELECT MAX(x.valid_from) FROM control_settings x WHERE x.valid_from <= :day)
