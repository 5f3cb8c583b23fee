-- What the index has of proposals.
-- out: id int, title text, body text, more text?, year int?
SELECT id, COALESCE(title_ru, title_kk), COALESCE(body_ru, body_kk), body, year FROM search_document WHERE kind = 'proposal' ORDER BY id
