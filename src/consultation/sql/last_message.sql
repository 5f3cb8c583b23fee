-- The last message of a thread.
-- in: project ProjectId
-- out: id MessageId?
SELECT MAX(id) FROM consultation_message WHERE project_id = :project
