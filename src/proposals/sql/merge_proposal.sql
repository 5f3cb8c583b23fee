-- Makes a proposal the double of another that is published, in the state and version that were seen. Of which a lot came, is no double.
-- in: proposal ProposalId, version int, from_state text, kept ProposalId, account AccountId, now instant
UPDATE proposal
SET state = 'merged', version = version + 1, source = NULL, email = NULL, merged_into = :kept, published_at = COALESCE(published_at, :now),
    decided_by = :account, decided_at = :now
WHERE id = :proposal AND version = :version AND state = :from_state AND lot_id IS NULL AND id <> :kept
  AND EXISTS (SELECT 1 FROM proposal k WHERE k.id = :kept AND k.state = 'published')
