-- The doubles of what has become a double are doubles of the one that is kept.
-- in: proposal ProposalId, kept ProposalId
UPDATE proposal SET merged_into = :kept, version = version + 1 WHERE merged_into = :proposal
