-- A published proposal is in a vote: whoever has its page open sees that something happened.
-- in: proposal ProposalId
UPDATE proposal SET version = version + 1 WHERE id = :proposal AND state = 'published'
