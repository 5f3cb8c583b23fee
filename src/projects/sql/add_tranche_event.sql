-- One change of a tranche's state.
-- in: id TrancheEventId, project ProjectId, number int, event text, from_state text, to_state text, at instant, actor AccountId?,
--   decision DecisionId?
INSERT INTO tranche_event (id, project_id, number, event, from_state, to_state, at, actor_account_id, decision_id)
VALUES (:id, :project, :number, :event, :from_state, :to_state, :at, :actor, :decision)
