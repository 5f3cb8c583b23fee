-- Publications in the media: one row.
-- in: project ProjectId, position int, outlet_kind ReferenceItemId, outlet text, title text, published_on date?, address text?,
--   body text?
INSERT INTO passport_publication (project_id, position, outlet_kind_id, outlet, title, published_on, address, body)
VALUES (:project, :position, :outlet_kind, :outlet, :title, :published_on, :address, :body)
