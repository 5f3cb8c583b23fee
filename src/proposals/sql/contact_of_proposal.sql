-- Where it is told what became of a proposal, and what the journal's hash is salted with.
-- in: proposal ProposalId
-- out: email text?, salt text
SELECT email, salt FROM proposal WHERE id = :proposal
