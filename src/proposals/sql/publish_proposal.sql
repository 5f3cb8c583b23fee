-- Publishes a proposal, in the state and version that were seen: a new one, a declined one after all, a double on its own again.
-- in: proposal ProposalId, version int, from_state text, account AccountId, now instant
UPDATE proposal
SET state = 'published', version = version + 1, source = NULL, email = NULL, reason = NULL, reason_words = NULL, merged_into = NULL,
    published_at = COALESCE(published_at, :now), decided_by = :account, decided_at = :now
WHERE id = :proposal AND version = :version AND state = :from_state
