-- That an executor was reached, and how.
-- in: id ContactId, project ProjectId, contacted_on date, channel text, note text?, account AccountId, now instant
INSERT INTO executor_contact (id, project_id, contacted_on, channel, note, account_id, recorded_at)
VALUES (:id, :project, :contacted_on, :channel, :note, :account, :now)
