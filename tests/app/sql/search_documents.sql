-- What is kept of each document.
-- out: id int, place int, kind text, title_ru text?, title_kk text?, body_ru text?, body text?, year int?, regions text, status text?, terms blob
SELECT id, place, kind, title_ru, title_kk, body_ru, body, year, regions, status, terms FROM search_document ORDER BY id
