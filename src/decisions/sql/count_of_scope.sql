-- How many decisions there are of the state bodies in scope, in one state or in all.
-- in: all_bodies bool, body StateBodyId, state text
-- out: decisions int
SELECT COUNT(*)
FROM decision d
WHERE (CAST(:all_bodies AS BIGINT) = 1 OR d.state_body_id = :body)
  AND (CAST(:state AS TEXT) = '' OR d.state = :state)
