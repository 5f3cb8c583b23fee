-- An NGO or a person has read what was shown; what came later stays new.
-- in: ngo NgoId?, account AccountId?, newest instant, now instant
UPDATE notice SET read_at = :now WHERE (ngo_id = :ngo OR account_id = :account) AND read_at IS NULL AND created_at <= :newest
