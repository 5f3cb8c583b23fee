-- What is kept of each document.
-- out: id int, kind text, title_ru text?, title_kk text?, body_ru text?, body text?, year int?, regions text, status text?
SELECT id, kind, title_ru, title_kk, body_ru, body, year, regions, status FROM search_document ORDER BY id
