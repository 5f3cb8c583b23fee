-- Which parts were there at the end of a day (`until`: the first moment of the next): of the version last submitted by then, or
-- of the draft where none was, whose texts and rows nobody but its author measures. Of 'files', `letters` says how many.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, stage int?, until instant, day date
-- out: report ReportId, part text, version int?, letters int, entries int, attested bool
WITH seen AS (
  SELECT r.id AS report_id,
         (SELECT MAX(e.version_number) FROM report_event e
          WHERE e.report_id = r.id AND e.event = 'submit' AND e.at < :until) AS number
  FROM wanted w JOIN report r ON r.project_id = w.project_id
  WHERE CAST(:stage AS BIGINT) IS NULL OR r.stage = :stage
)
SELECT s.report_id, vp.part, s.number, vp.letters, vp.entries, vp.attested
FROM seen s JOIN report_version_part vp ON vp.report_id = s.report_id AND vp.number = s.number
WHERE vp.attested = 1 OR vp.letters > 0 OR vp.entries > 0
UNION ALL
SELECT s.report_id, d.part, s.number, 0, 0, d.attested
FROM seen s JOIN report_part_day d ON d.report_id = s.report_id
WHERE s.number IS NULL AND d.present = 1
  AND d.day = (SELECT MAX(x.day) FROM report_part_day x WHERE x.report_id = d.report_id AND x.part = d.part AND x.day <= :day)
UNION ALL
SELECT s.report_id, 'files', s.number, COUNT(vf.file_id), 0, 0
FROM seen s JOIN report_version_file vf ON vf.report_id = s.report_id AND vf.number = s.number
GROUP BY s.report_id, s.number
UNION ALL
SELECT s.report_id, 'files', s.number, COUNT(f.id), 0, 0
FROM seen s JOIN report_file f ON f.report_id = s.report_id
WHERE s.number IS NULL AND f.uploaded_at < :until AND (f.removed_at IS NULL OR f.removed_at >= :until)
GROUP BY s.report_id, s.number
