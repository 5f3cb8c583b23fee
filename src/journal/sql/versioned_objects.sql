-- Which objects of a kind have versions.
-- in: kind text
-- out: object text
SELECT object FROM version WHERE kind = :kind AND number = 1
