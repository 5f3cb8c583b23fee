-- Publications in the media of a project, in order.
-- in: project ProjectId
-- out: outlet_kind ReferenceItemId, outlet text, title text, published_on date?, address text?,
--   body text?
SELECT outlet_kind_id, outlet, title, published_on, address, body FROM passport_publication WHERE project_id = :project ORDER BY position
