-- Who has a role in a state body (not in all) and is not blocked; by name.
-- in: role text, body StateBodyId
-- out: id AccountId, display_name text
SELECT DISTINCT a.id, a.display_name
FROM account_role r
JOIN account a ON a.id = r.account_id
WHERE r.role = :role AND r.state_body_id = :body AND a.state = 'active'
ORDER BY a.display_name, a.id
