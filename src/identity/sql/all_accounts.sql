-- All accounts, with when each has signed in last, by login.
-- out: id AccountId, login text, display_name text, state text, ngo_id NgoId?, signed_in_at instant?
SELECT a.id, a.login, a.display_name, a.state, a.ngo_id, (SELECT MAX(s.at) FROM account_sign_in s WHERE s.account_id = a.id)
FROM account a ORDER BY a.login_folded
