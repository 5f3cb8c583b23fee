-- One checked table, if its contest is within the scope of a role.
-- in: id ImportId, contest ContestId, bodies StateBodies
-- out: id ImportId, contest ContestId, file_name text, lots text, state text, created_at instant
SELECT i.id, i.contest_id, i.file_name, i.lots, i.state, i.created_at
FROM lot_import i
JOIN contest c ON c.id = i.contest_id
WHERE i.id = :id AND i.contest_id = :contest AND c.state_body_id IN :bodies
