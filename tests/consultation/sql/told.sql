-- Who was told what, in the order of those told.
-- out: kind text, ngo NgoId?, account AccountId?, project ProjectId?, link text?, subject text, body text
SELECT kind, ngo_id, account_id, project_id, link, subject, body FROM notice ORDER BY account_id, ngo_id, id
