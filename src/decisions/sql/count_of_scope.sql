-- How many decisions there are of the state bodies in scope, in one state or in all.
-- in: bodies StateBodies, state text
-- out: decisions int
SELECT COUNT(*)
FROM decision d
WHERE d.state_body_id IN :bodies
  AND (CAST(:state AS TEXT) = '' OR d.state = :state)
