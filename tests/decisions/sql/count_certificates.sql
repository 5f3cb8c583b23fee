-- How many certificates were issued.
-- out: certificates int
SELECT COUNT(*) FROM certificate
