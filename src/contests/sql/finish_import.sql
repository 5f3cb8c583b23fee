-- A checked table is applied or dropped, once.
-- in: id ImportId, state text
UPDATE lot_import SET state = :state WHERE id = :id AND state = 'checked'
