-- Stores a document, or what has become of it; its place and its terms stay.
-- in: id int, place int, kind text, number int?, title_kk text?, title_ru text?, subtitle_kk text?, subtitle_ru text?, body_kk text?,
--   body_ru text?, body text?, year int?, state_body StateBodyId?, regions text, status text?, lot LotId?, ngo NgoId?, terms blob
INSERT INTO search_document (id, place, kind, number, title_kk, title_ru, subtitle_kk, subtitle_ru, body_kk, body_ru, body, year,
                             state_body_id, regions, status, lot_id, ngo_id, terms)
VALUES (:id, :place, :kind, :number, :title_kk, :title_ru, :subtitle_kk, :subtitle_ru, :body_kk, :body_ru, :body, :year, :state_body,
        :regions, :status, :lot, :ngo, :terms)
ON CONFLICT (id) DO UPDATE SET number = excluded.number, title_kk = excluded.title_kk, title_ru = excluded.title_ru,
  subtitle_kk = excluded.subtitle_kk, subtitle_ru = excluded.subtitle_ru, body_kk = excluded.body_kk, body_ru = excluded.body_ru,
  body = excluded.body, year = excluded.year, state_body_id = excluded.state_body_id, regions = excluded.regions,
  status = excluded.status, lot_id = excluded.lot_id, ngo_id = excluded.ngo_id
