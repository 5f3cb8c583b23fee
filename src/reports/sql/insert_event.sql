-- What happened to a report. `number` is the version that the step ended.
-- in: report ReportId, number int, event text, at instant, day_only bool, now instant, account AccountId?, on_behalf bool,
--   version int?, incomplete bool, due_from date?, due_to date?, reason text?, by_schedule bool
INSERT INTO report_event (report_id, number, event, at, day_only, recorded_at, actor_account_id, on_behalf, version_number,
                          incomplete, due_from, due_to, reason, by_schedule)
VALUES (:report, :number, :event, :at, :day_only, :now, :account, :on_behalf, :version, :incomplete, :due_from, :due_to, :reason, :by_schedule)
