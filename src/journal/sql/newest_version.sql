-- What an object held last.
-- in: kind text, object text
-- out: number int, content text?, sha256 text
SELECT number, content, sha256 FROM version WHERE kind = :kind AND object = :object ORDER BY number DESC LIMIT 1
