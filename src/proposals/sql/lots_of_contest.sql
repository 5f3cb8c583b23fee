-- Lots of a contest, by number.
-- in: contest ContestId
-- out: id LotId, number int, name_kk text?, name_ru text?
SELECT id, number, name_kk, name_ru FROM lot WHERE contest_id = :contest ORDER BY number
