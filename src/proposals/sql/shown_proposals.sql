-- Published proposals for everybody, inside the filters (null: no filter), the latest first, those without a date last: with their path, and
-- how many doubles they have, of how many different NGOs and visitors all in all.
-- with: proposals/shown
-- in: one ProposalId?, stage text?, year int?, size int, skip int
-- out: id ProposalId, language text, ngo NgoId?, ngo_kk text?, ngo_ru text?, name text?, has_email bool, body text, proposed_at instant?,
--   state text, version int, reason text?, reason_words text?, decided_by text?, decided_at instant?, merged_into ProposalId?, lot LotId?,
--   stage text, poll PollId?, poll_kk text?, poll_ru text?, poll_opens date?, poll_closes date?, lot_number int?, lot_kk text?, lot_ru text?,
--   project ProjectId?, doubles int, supporters int
SELECT p.id, p.language, p.ngo_id, n.short_name_kk, n.short_name_ru, p.name, CASE WHEN p.email IS NULL THEN 0 ELSE 1 END, p.body, p.proposed_at,
       p.state, p.version, p.reason, p.reason_words, a.display_name, p.decided_at, p.merged_into, p.lot_id,
       s.stage, q.id, q.title_kk, q.title_ru, q.opens_on, q.closes_on, l.number, l.name_kk, l.name_ru, s.project_id,
       (SELECT COUNT(*) FROM proposal d WHERE d.merged_into = p.id),
       (SELECT COUNT(DISTINCT d.ngo_id) + COUNT(CASE WHEN d.ngo_id IS NULL THEN 1 END) FROM proposal d WHERE d.id = p.id OR d.merged_into = p.id)
FROM shown s
JOIN proposal p ON p.id = s.id
LEFT JOIN poll q ON q.id = s.poll_id
LEFT JOIN lot l ON l.id = p.lot_id
LEFT JOIN ngo n ON n.id = p.ngo_id
LEFT JOIN account a ON a.id = p.decided_by
WHERE (CAST(:stage AS TEXT) IS NULL OR s.stage = :stage)
  AND (CAST(:year AS BIGINT) IS NULL OR p.year = :year)
ORDER BY COALESCE(p.proposed_at, 0) DESC, p.id DESC
LIMIT :size OFFSET :skip
