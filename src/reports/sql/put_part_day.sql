-- What a draft holds of a part at the end of the day, as far as is known by now.
-- in: report ReportId, part text, day date, letters int, attested bool
INSERT INTO report_part_day (report_id, part, day, letters, attested)
VALUES (:report, :part, :day, :letters, :attested)
ON CONFLICT (report_id, part, day) DO UPDATE SET letters = excluded.letters, attested = excluded.attested
