-- A step of a lot's workflow, from the status it was seen in.
-- in: id LotId, seen text, next text
UPDATE lot SET status = :next, version = version + 1 WHERE id = :id AND status = :seen
