-- A stretch of the documents as they are stored, by place.
-- in: place int, most int
-- out: id int, place int, kind text, number int?, title_kk text?, title_ru text?, subtitle_kk text?, subtitle_ru text?, body_kk text?,
--   body_ru text?, body text?, year int?, state_body StateBodyId?, regions text, status text?, lot LotId?, ngo NgoId?
SELECT id, place, kind, number, title_kk, title_ru, subtitle_kk, subtitle_ru, body_kk, body_ru, body, year, state_body_id, regions, status,
       lot_id, ngo_id
FROM search_document
WHERE place >= :place
ORDER BY place
LIMIT :most
