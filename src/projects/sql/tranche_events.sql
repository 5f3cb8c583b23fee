-- Changes of the tranches of a project, oldest first.
-- in: project ProjectId
-- out: number int, event text, from_state text, to_state text, at instant, decision DecisionId?
SELECT number, event, from_state, to_state, at, decision_id FROM tranche_event WHERE project_id = :project ORDER BY at, id
