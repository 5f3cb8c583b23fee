-- Says which lot came of a published proposal; null: none after all.
-- in: proposal ProposalId, version int, lot LotId?
UPDATE proposal SET lot_id = :lot, version = version + 1 WHERE id = :proposal AND version = :version AND state = 'published'
