-- A specialist of a state body.
-- in: id int, account AccountId, body StateBodyId
INSERT INTO account_role (id, account_id, role, state_body_id) VALUES (:id, :account, 'specialist', :body)
