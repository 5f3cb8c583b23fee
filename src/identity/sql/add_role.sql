-- Gives an account a role in a state body, or in all.
-- in: id int, account AccountId, role text, body StateBodyId?
INSERT INTO account_role (id, account_id, role, state_body_id) VALUES (:id, :account, :role, :body)
