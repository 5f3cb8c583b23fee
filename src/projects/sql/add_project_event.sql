-- One change of a project's status.
-- in: id ProjectEventId, project ProjectId, event text, from_status text, to_status text, at instant, actor AccountId?,
--   decision DecisionId?
INSERT INTO project_event (id, project_id, event, from_status, to_status, at, actor_account_id, decision_id)
VALUES (:id, :project, :event, :from_status, :to_status, :at, :actor, :decision)
