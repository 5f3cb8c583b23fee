-- Declines a proposal, or takes it off the site, in the state and version that were seen.
-- in: proposal ProposalId, version int, from_state text, reason text, words text?, account AccountId, now instant
UPDATE proposal
SET state = 'declined', version = version + 1, source = NULL, email = NULL, reason = :reason, reason_words = :words,
    decided_by = :account, decided_at = :now
WHERE id = :proposal AND version = :version AND state = :from_state
