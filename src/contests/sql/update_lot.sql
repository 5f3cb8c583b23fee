-- What was entered about a lot, corrected; unless somebody else was first, or another lot has the number.
-- in: id LotId, version int, number int, name_kk text?, name_ru text?, description_kk text?, description_ru text?,
--     coverage_kk text?, coverage_ru text?, planned money?
UPDATE lot SET number = :number, name_kk = :name_kk, name_ru = :name_ru, description_kk = :description_kk,
  description_ru = :description_ru, coverage_kk = :coverage_kk, coverage_ru = :coverage_ru, planned_amount = :planned,
  version = version + 1
WHERE id = :id AND version = :version
  AND NOT EXISTS (SELECT 1 FROM lot o WHERE o.contest_id = lot.contest_id AND o.number = :number AND o.id <> lot.id)
