-- Published proposals of which a lot came.
-- in: lot LotId
-- out: id ProposalId, language text, ngo NgoId?, ngo_kk text?, ngo_ru text?, name text?, has_email bool, body text, proposed_at instant?,
--   state text, version int, reason text?, reason_words text?, decided_by text?, decided_at instant?, merged_into ProposalId?, lot LotId?
SELECT p.id, p.language, p.ngo_id, n.short_name_kk, n.short_name_ru, p.name, CASE WHEN p.email IS NULL THEN 0 ELSE 1 END, p.body, p.proposed_at,
       p.state, p.version, p.reason, p.reason_words, a.display_name, p.decided_at, p.merged_into, p.lot_id
FROM proposal p
LEFT JOIN ngo n ON n.id = p.ngo_id
LEFT JOIN account a ON a.id = p.decided_by
WHERE p.lot_id = :lot AND p.state = 'published'
ORDER BY COALESCE(p.proposed_at, 0), p.id
