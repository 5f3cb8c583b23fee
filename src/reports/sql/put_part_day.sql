-- Whether a draft has a part at the end of the day, as far as is known by now; nothing is written where that is known already.
-- in: report ReportId, part text, day date, present bool, attested bool
INSERT INTO report_part_day (report_id, part, day, present, attested)
VALUES (:report, :part, :day, :present, :attested)
ON CONFLICT (report_id, part, day) DO UPDATE SET present = excluded.present, attested = excluded.attested
WHERE report_part_day.present <> excluded.present OR report_part_day.attested <> excluded.attested
