-- A role in a body, or in all of them.
-- in: account AccountId, role text, body StateBodyId?
INSERT INTO account_role (id, account_id, role, state_body_id) VALUES (:account, :account, :role, :body)
