-- Takes a role in one state body, or in all (0), from an account: not the last administrator's, and not the last thing that an account is for.
-- in: account AccountId, role text, body int
DELETE FROM account_role
WHERE account_id = :account AND role = :role AND COALESCE(state_body_id, 0) = :body
  AND (role <> 'administrator'
       OR EXISTS (SELECT 1 FROM account_role r JOIN account o ON o.id = r.account_id
                  WHERE r.role = 'administrator' AND r.id <> account_role.id AND o.state = 'active'))
  AND (EXISTS (SELECT 1 FROM account a WHERE a.id = :account AND a.ngo_id IS NOT NULL)
       OR EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = :account AND r.id <> account_role.id))
