-- What a step of the workflow needs to know of a case. `last_at`: when the last thing came about that happened to it.
-- in: id CaseId
-- out: project ProjectId, ngo NgoId, cause text, stage int?, reason text?, state text, version int, last_at instant?
SELECT s.project_id, p.ngo_id, s.cause, s.stage, s.reason, s.state, s.version,
       (SELECT MAX(e.at) FROM special_case_event e WHERE e.case_id = s.id)
FROM special_case s JOIN project p ON p.id = s.project_id
WHERE s.id = :id
