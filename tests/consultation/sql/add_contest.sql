-- A contest of a body.
-- in: id ContestId, body StateBodyId, held_on date
INSERT INTO contest (id, state_body_id, held_on, version, created_at) VALUES (:id, :body, :held_on, 1, 0)
