-- Everything that an act on a proposal may change.
-- in: proposal ProposalId
-- out: state text, version int, lot LotId?, merged_into ProposalId?, leaves int, notices int, documents int
SELECT p.state, p.version, p.lot_id, p.merged_into,
       (SELECT COUNT(*) FROM journal_leaf j WHERE j.subject_kind = 'proposal' AND j.subject_id = p.id),
       (SELECT COUNT(*) FROM notice),
       (SELECT COUNT(*) FROM search_document d WHERE d.id = p.id)
FROM proposal p
WHERE p.id = :proposal
