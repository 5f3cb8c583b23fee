-- An active account with its roles, a row each; one row without a role where there are none.
-- in: id AccountId
-- out: display_name text, ngo_id NgoId?, role text?, state_body_id StateBodyId?
SELECT a.display_name, a.ngo_id, r.role, r.state_body_id
FROM account a LEFT JOIN account_role r ON r.account_id = a.id
WHERE a.id = :id AND a.state = 'active' ORDER BY r.role, r.id
