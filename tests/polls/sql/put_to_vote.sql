-- Leaves of proposals that were put to a vote, oldest first.
-- out: subject int, details text
SELECT subject_id, details FROM journal_leaf WHERE event = 'proposal.put_to_vote' ORDER BY position
