-- A region that a lot covers; naming it twice is no harm.
-- in: lot LotId, kato text
INSERT INTO lot_region (lot_id, kato) VALUES (:lot, :kato) ON CONFLICT (lot_id, kato) DO NOTHING
