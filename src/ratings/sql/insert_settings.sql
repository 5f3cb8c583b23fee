-- New settings; nothing where that day has its settings already.
-- in: id RatingSettingsId, valid_from date, timeliness int, completeness int, effectiveness int, sustainability int,
--   replication int, stage_1 int, stage_2 int, stage_3 int, late_day_penalty int, threshold int, now instant, account AccountId
INSERT INTO rating_settings (id, valid_from, timeliness, completeness, effectiveness, sustainability, replication, stage_1,
                             stage_2, stage_3, late_day_penalty, threshold, recorded_at, actor_account_id)
VALUES (:id, :valid_from, :timeliness, :completeness, :effectiveness, :sustainability, :replication, :stage_1,
        :stage_2, :stage_3, :late_day_penalty, :threshold, :now, :account)
ON CONFLICT (valid_from) DO NOTHING
