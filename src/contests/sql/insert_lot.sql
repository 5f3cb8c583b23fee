-- A new lot, unless its number is in the contest already.
-- in: id LotId, contest ContestId, number int, name_kk text?, name_ru text?, description_kk text?, description_ru text?,
--     coverage_kk text?, coverage_ru text?, planned money?, status text, now instant
INSERT INTO lot (id, contest_id, number, name_kk, name_ru, description_kk, description_ru, coverage_kk, coverage_ru,
  planned_amount, status, version, created_at)
VALUES (:id, :contest, :number, :name_kk, :name_ru, :description_kk, :description_ru, :coverage_kk, :coverage_ru,
  :planned, :status, 1, :now)
ON CONFLICT (contest_id, number) DO NOTHING
