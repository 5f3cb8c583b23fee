-- Where a person is told and in which language. Nothing is mailed to a blocked account.
-- in: account AccountId
-- out: email text?, language text
SELECT CASE WHEN a.state = 'active' THEN a.email END, a.language FROM account a WHERE a.id = :account
