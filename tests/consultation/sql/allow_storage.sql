-- What the files of a project may take from a day on.
-- in: day date, bytes int
INSERT INTO storage_settings (valid_from, project_bytes) VALUES (:day, :bytes)
