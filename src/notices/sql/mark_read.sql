-- An NGO has read what it was shown; what came later stays new.
-- in: ngo NgoId, newest instant, now instant
UPDATE notice SET read_at = :now WHERE ngo_id = :ngo AND read_at IS NULL AND created_at <= :newest
