-- Nothing is written where the same was issued on that day already.
-- in: code text, ngo NgoId, day date, language text, now instant, content text, content_sha256 text
INSERT INTO certificate (code, ngo_id, day, language, issued_at, content, content_sha256)
VALUES (:code, :ngo, :day, :language, :now, :content, :content_sha256)
ON CONFLICT (ngo_id, content_sha256, day, language) DO NOTHING
