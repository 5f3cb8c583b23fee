-- A question as it was asked.
-- in: id QuestionId, language text, name text, email text?, body text, now instant, source text, salt text
INSERT INTO question (id, language, name, email, body, asked_at, source, state, version, salt)
VALUES (:id, :language, :name, :email, :body, :now, :source, 'waiting', 1, :salt)
