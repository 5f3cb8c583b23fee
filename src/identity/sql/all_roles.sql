-- The roles of all accounts.
-- out: account_id AccountId, role text, state_body_id StateBodyId?
SELECT account_id, role, state_body_id FROM account_role ORDER BY account_id, role, id
