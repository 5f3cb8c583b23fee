-- An account with its roles, a row each; one row without a role where there are none. Blocked or not.
-- in: id AccountId
-- out: state text, ngo_id NgoId?, role text?, state_body_id StateBodyId?
SELECT a.state, a.ngo_id, r.role, r.state_body_id
FROM account a LEFT JOIN account_role r ON r.account_id = a.id
WHERE a.id = :id ORDER BY r.role, r.id
