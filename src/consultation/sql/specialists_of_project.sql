-- Who answers an NGO: active specialists of the contest's state body, and of all bodies.
-- in: project ProjectId
-- out: account AccountId
SELECT DISTINCT a.id
FROM project p
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
JOIN account_role r ON r.role = 'specialist' AND (r.state_body_id IS NULL OR r.state_body_id = c.state_body_id)
JOIN account a ON a.id = r.account_id AND a.state = 'active'
WHERE p.id = :project
ORDER BY a.id
