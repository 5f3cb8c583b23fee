-- The certificate with a content that was issued on a day.
-- in: ngo NgoId, content_sha256 text, day date, language text
-- out: code text
SELECT code FROM certificate WHERE ngo_id = :ngo AND content_sha256 = :content_sha256 AND day = :day AND language = :language
