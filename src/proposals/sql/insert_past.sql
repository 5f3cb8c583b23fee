-- A proposal of the past, public from the start; of its author nothing is known.
-- in: id ProposalId, language text, body text, proposed_at instant?, year int?, now instant, salt text
INSERT INTO proposal (id, language, body, proposed_at, year, state, version, published_at, salt)
VALUES (:id, :language, :body, :proposed_at, :year, 'published', 1, :now, :salt)
