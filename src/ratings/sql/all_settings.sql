-- Every set of settings there was, by the day from which it holds.
-- out: id RatingSettingsId, valid_from date, timeliness int, completeness int, effectiveness int, sustainability int,
--   replication int, stage_1 int, stage_2 int, stage_3 int, late_day_penalty int, threshold int
SELECT id, valid_from, timeliness, completeness, effectiveness, sustainability, replication, stage_1, stage_2, stage_3,
       late_day_penalty, threshold
FROM rating_settings
ORDER BY valid_from
