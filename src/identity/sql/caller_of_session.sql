-- The account of a session that has not reached its end, with its roles, a row each.
-- in: token_hash text, now instant
-- out: seen_at instant, account_id AccountId, display_name text, ngo_id NgoId?, role text?, state_body_id StateBodyId?
SELECT s.seen_at, a.id, a.display_name, a.ngo_id, r.role, r.state_body_id
FROM session s JOIN account a ON a.id = s.account_id LEFT JOIN account_role r ON r.account_id = a.id
WHERE s.token_hash = :token_hash AND s.ends_at > :now AND a.state = 'active' ORDER BY r.role, r.id
