-- Takes a file out of a draft. Submitted versions that hold it keep it.
-- in: file ReportFileId, report ReportId, now instant
UPDATE report_file SET removed_at = :now
WHERE id = :file AND report_id = :report AND removed_at IS NULL
