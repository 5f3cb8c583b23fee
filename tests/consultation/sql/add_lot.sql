-- A held lot.
-- in: id LotId, contest ContestId, number int
INSERT INTO lot (id, contest_id, number, name_ru, status, version, created_at) VALUES (:id, :contest, :number, 'Лот', 'held', 1, 0)
