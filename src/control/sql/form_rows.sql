-- One row for each project: its three reports beside each other, as far as they are there. Filters are off where empty.
-- in: contest ContestId, region text, status text, all_bodies bool, body StateBodyId
-- out: project ProjectId, lot LotId, contest ContestId, held_on date, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo NgoId,
--   ngo_short_kk text?, ngo_short_ru text, ngo_full_kk text?, ngo_full_ru text, status text,
--   report1 ReportId?, state1 text?, due1 date?, submitted1 instant?, day_only1 bool?,
--   report2 ReportId?, state2 text?, due2 date?, submitted2 instant?, day_only2 bool?,
--   report3 ReportId?, state3 text?, due3 date?, submitted3 instant?, day_only3 bool?
SELECT p.id, l.id, c.id, c.held_on, l.number, l.name_kk, l.name_ru, n.id,
       n.short_name_kk, n.short_name_ru, n.full_name_kk, n.full_name_ru, p.status,
       r1.id, r1.state, r1.due_on, r1.first_submitted_at, r1.submitted_day_only,
       r2.id, r2.state, r2.due_on, r2.first_submitted_at, r2.submitted_day_only,
       r3.id, r3.state, r3.due_on, r3.first_submitted_at, r3.submitted_day_only
FROM project p
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
JOIN ngo n ON n.id = p.ngo_id
LEFT JOIN report r1 ON r1.project_id = p.id AND r1.stage = 1
LEFT JOIN report r2 ON r2.project_id = p.id AND r2.stage = 2
LEFT JOIN report r3 ON r3.project_id = p.id AND r3.stage = 3
WHERE (CAST(:contest AS BIGINT) = 0 OR c.id = :contest)
  AND (CAST(:region AS TEXT) = '' OR EXISTS (SELECT 1 FROM lot_region lr WHERE lr.lot_id = l.id AND lr.kato = :region))
  AND (CAST(:status AS TEXT) = '' OR p.status = :status)
  AND (CAST(:all_bodies AS BIGINT) = 1 OR c.state_body_id = :body)
ORDER BY c.held_on, c.id, l.number
