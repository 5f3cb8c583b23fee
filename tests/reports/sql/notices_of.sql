-- What an NGO was told, in order.
-- in: ngo NgoId
-- out: kind text, subject text, body text, link text?
SELECT kind, subject, body, link FROM notice WHERE ngo_id = :ngo ORDER BY created_at, id
