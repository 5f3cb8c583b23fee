-- What happened to a case. `number` is the version that it made.
-- in: id CaseId, number int, event text, at instant, now instant, actor AccountId?, cure_by date?, reason text?, decision DecisionId?
INSERT INTO special_case_event (case_id, number, event, at, recorded_at, actor_account_id, cure_by, reason, decision_id)
VALUES (:id, :number, :event, :at, :now, :actor, :cure_by, :reason, :decision)
