-- Adds a message.
-- in: id MessageId, project ProjectId, account AccountId, by_ngo bool, now instant, body text, salt text
INSERT INTO consultation_message (id, project_id, account_id, by_ngo, at, body, salt)
VALUES (:id, :project, :account, :by_ngo, :now, :body, :salt)
