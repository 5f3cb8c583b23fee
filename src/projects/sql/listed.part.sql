-- The projects that a filter of the list leaves where it asks for more than a status. They are found by one of what is asked for, the year
-- before the region, then the executor, then the target group: a branch whose conditions on the parameters fail is not walked. The rest is
-- asked of each that was found, and only where it is asked for. CROSS JOIN: SQLite goes through the register first, for there are more
-- projects.
-- in: word1 text, word2 text, word3 text, word4 text, word5 text, word6 text, digits text,
--   first_day date?, last_day date?, region text?, target_group ReferenceItemId?, status text?
SELECT f.project_id AS project_id
FROM (
  SELECT p.id AS project_id
  FROM contest c JOIN lot l ON l.contest_id = c.id JOIN project p ON p.lot_id = l.id
  WHERE c.held_on BETWEEN CAST(:first_day AS TEXT) AND CAST(:last_day AS TEXT)
  UNION ALL
  SELECT p.id
  FROM lot_region r JOIN project p ON p.lot_id = r.lot_id
  WHERE CAST(:first_day AS TEXT) IS NULL AND r.kato = CAST(:region AS TEXT)
  UNION ALL
  SELECT p.id
  FROM named n CROSS JOIN project p
  WHERE p.ngo_id = n.ngo_id AND CAST(:first_day AS TEXT) IS NULL AND CAST(:region AS TEXT) IS NULL AND CAST(:word1 AS TEXT) <> ''
  UNION ALL
  SELECT DISTINCT g.project_id
  FROM passport_target_group g
  WHERE CAST(:first_day AS TEXT) IS NULL AND CAST(:region AS TEXT) IS NULL AND CAST(:word1 AS TEXT) = ''
    AND g.kind_id = CAST(:target_group AS BIGINT)
) f
WHERE (CAST(:status AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM project p WHERE p.id = f.project_id AND p.status = CAST(:status AS TEXT)))
  AND (CAST(:region AS TEXT) IS NULL OR CAST(:first_day AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM project p JOIN lot_region r ON r.lot_id = p.lot_id WHERE p.id = f.project_id AND r.kato = CAST(:region AS TEXT)))
  AND (CAST(:word1 AS TEXT) = '' OR (CAST(:first_day AS TEXT) IS NULL AND CAST(:region AS TEXT) IS NULL)
       OR EXISTS (SELECT 1 FROM project p JOIN named n ON n.ngo_id = p.ngo_id WHERE p.id = f.project_id))
  AND (CAST(:target_group AS BIGINT) IS NULL
       OR EXISTS (SELECT 1 FROM passport_target_group g WHERE g.kind_id = CAST(:target_group AS BIGINT) AND g.project_id = f.project_id))
