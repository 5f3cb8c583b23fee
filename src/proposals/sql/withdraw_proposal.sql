-- Takes back what waits, by the NGO that proposed it.
-- in: proposal ProposalId, version int, ngo NgoId
UPDATE proposal SET state = 'withdrawn', version = version + 1, source = NULL
WHERE id = :proposal AND version = :version AND ngo_id = :ngo AND state = 'waiting'
