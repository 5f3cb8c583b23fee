-- Cases with what happened to each, in order; null is any.
-- with: projects/wanted
-- in: project ProjectId?, ngo NgoId?, contest ContestId?
-- out: id CaseId, project ProjectId, cause text, stage int?, cause_key text, reason text?, number int, event text, at instant,
--   recorded_at instant, cure_by date?, event_reason text?, decision DecisionId?
SELECT s.id, s.project_id, s.cause, s.stage, s.cause_key, s.reason, e.number, e.event, e.at, e.recorded_at, e.cure_by, e.reason,
       e.decision_id
FROM wanted w
JOIN special_case s ON s.project_id = w.project_id
JOIN special_case_event e ON e.case_id = s.id
ORDER BY s.id, e.number
