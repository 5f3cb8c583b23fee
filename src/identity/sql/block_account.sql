-- Blocks an account, unless it is blocked already, or is the last administrator who is not.
-- in: id AccountId
UPDATE account SET state = 'blocked'
WHERE id = :id AND state = 'active'
  AND (NOT EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = :id AND r.role = 'administrator')
       OR EXISTS (SELECT 1 FROM account_role r JOIN account o ON o.id = r.account_id
                  WHERE r.role = 'administrator' AND r.account_id <> :id AND o.state = 'active'))
