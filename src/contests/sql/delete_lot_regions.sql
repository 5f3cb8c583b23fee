-- Before the regions of a corrected lot are written anew.
-- in: lot LotId
DELETE FROM lot_region WHERE lot_id = :lot
