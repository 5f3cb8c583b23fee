-- Which facts the cards of executors held at the end of a day (`until`: the first moment of the next), and from when each card is in
-- the register. The names are always there.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, until instant
-- out: ngo NgoId, since instant?, at instant, recorded_at instant, version int, number bool, legal_form bool, activity bool,
--   region bool, address bool, phone1 bool, phone2 bool, fax1 bool, fax2 bool, email bool, web bool, head_name bool, resume bool
SELECT v.ngo_id, (SELECT MIN(f.at) FROM ngo_version f WHERE f.ngo_id = v.ngo_id), v.at, v.recorded_at, v.version,
       CAST(CASE WHEN v.number IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.legal_form_id IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.activity_id IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.region_kato IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.address IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.phone1 IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.phone2 IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.fax1 IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.fax2 IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.email IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.web IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.head_name IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(CASE WHEN v.resume IS NULL THEN 0 ELSE 1 END AS BIGINT)
FROM ngo_version v
WHERE v.version = (SELECT MAX(x.version) FROM ngo_version x WHERE x.ngo_id = v.ngo_id AND x.at < :until)
  AND v.ngo_id IN (SELECT w.ngo_id FROM wanted w)
