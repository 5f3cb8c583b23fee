-- A found document with its executor's names.
-- in: id int
-- out: id int, kind text, number int?, title_kk text?, title_ru text?, subtitle_kk text?, subtitle_ru text?, body_kk text?, body_ru text?,
--   body text?, year int?, status text?, ngo_kk text?, ngo_ru text?
SELECT d.id, d.kind, d.number, d.title_kk, d.title_ru, d.subtitle_kk, d.subtitle_ru, d.body_kk, d.body_ru, d.body, d.year, d.status,
       n.title_kk, n.title_ru
FROM search_document d
LEFT JOIN search_document n ON n.id = d.ngo_id
WHERE d.id = :id
