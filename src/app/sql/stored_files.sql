-- Each file that a record names, by its SHA-256: what a backup must hold.
-- out: sha256 text
SELECT sha256 FROM report_file
UNION
SELECT sha256 FROM consultation_file
ORDER BY 1
