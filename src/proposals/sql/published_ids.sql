-- All published proposals, for the index.
-- out: id ProposalId
SELECT id FROM proposal WHERE state = 'published' ORDER BY id
