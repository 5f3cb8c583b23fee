-- Contests that a filter offers: held within two days, newest first.
-- in: bodies StateBodies, first_day date, last_day date, most int
-- out: id ContestId, held_on date, body_kk text, body_ru text, body_en text?
SELECT c.id, c.held_on, b.name_kk, b.name_ru, b.name_en
FROM contest c
JOIN state_body b ON b.id = c.state_body_id
WHERE c.held_on BETWEEN :first_day AND :last_day AND c.state_body_id IN :bodies
ORDER BY c.held_on DESC, c.id DESC
LIMIT :most
