-- A proposal as it was sent.
-- in: id ProposalId, language text, ngo NgoId?, name text?, email text?, body text, proposed_at instant, year int, source text, salt text
INSERT INTO proposal (id, language, ngo_id, name, email, body, proposed_at, year, source, state, version, salt)
VALUES (:id, :language, :ngo, :name, :email, :body, :proposed_at, :year, :source, 'waiting', 1, :salt)
