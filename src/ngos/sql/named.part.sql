-- Those whom a question finds by a part of a name or the whole number, with or without a card: projects are looked for by them. replace() of a text that is not there changes
-- nothing, on both engines: that is our "contains". DISTINCT: PostgreSQL then looks for them first, and after that for what is theirs.
-- in: query text, digits text
SELECT DISTINCT n.id AS ngo_id
FROM ngo n
WHERE CAST(:query AS TEXT) <> ''
  AND (n.number = CAST(:digits AS TEXT) OR replace(n.name_folded, CAST(:query AS TEXT), '') <> n.name_folded)
