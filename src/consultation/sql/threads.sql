-- Threads that were begun, the last message first: of an NGO's own projects, or of a state body's.
-- in: account AccountId, ngo NgoId?, bodies StateBodies, unread_only bool, size int, skip int
-- out: project ProjectId, ngo NgoId, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo_short_kk text?, ngo_short_ru text,
--   messages int, unread int, last_at instant
SELECT p.id, p.ngo_id, l.number, l.name_kk, l.name_ru, n.short_name_kk, n.short_name_ru, t.messages, t.unread, t.last_at
FROM (SELECT m.project_id AS project_id, COUNT(*) AS messages, MAX(m.id) AS last_id, MAX(m.at) AS last_at,
             SUM(CASE WHEN m.account_id <> CAST(:account AS BIGINT) AND m.id > COALESCE(r.last_message_id, 0) THEN 1 ELSE 0 END) AS unread
      FROM consultation_message m
      JOIN project mp ON mp.id = m.project_id
      JOIN lot ml ON ml.id = mp.lot_id
      JOIN contest mc ON mc.id = ml.contest_id
      LEFT JOIN consultation_read r ON r.project_id = m.project_id AND r.account_id = CAST(:account AS BIGINT)
      WHERE mp.ngo_id = :ngo OR mc.state_body_id IN :bodies
      GROUP BY m.project_id) t
JOIN project p ON p.id = t.project_id
JOIN ngo n ON n.id = p.ngo_id
JOIN lot l ON l.id = p.lot_id
WHERE CAST(:unread_only AS BIGINT) = 0 OR t.unread > 0
ORDER BY t.last_id DESC
LIMIT :size OFFSET :skip
