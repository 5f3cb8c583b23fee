-- Versions of the state bodies.
-- out: object text, number int, position int, day date, recorded_at instant, actor AccountId?, content text?, salt blob?, sha256 text
SELECT object, number, position, day, recorded_at, actor_account_id, content, salt, sha256
FROM version WHERE kind = 'state_body' ORDER BY object, number
