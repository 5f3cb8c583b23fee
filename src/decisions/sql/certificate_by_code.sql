-- A certificate as it was issued.
-- in: code text
-- out: code text, language text, issued_at instant, content text, content_sha256 text
SELECT code, language, issued_at, content, content_sha256 FROM certificate WHERE code = :code
