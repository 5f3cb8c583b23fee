-- Notices of a kind to an NGO.
-- in: ngo NgoId, kind text
-- out: subject text, body text, link text?
SELECT subject, body, link FROM notice WHERE ngo_id = :ngo AND kind = :kind ORDER BY id
