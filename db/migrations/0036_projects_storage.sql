-- What the files of one project may take together, from a day on. SECURITY U-01.
CREATE TABLE storage_settings (
  valid_from TEXT NOT NULL PRIMARY KEY,
  project_bytes INTEGER NOT NULL CHECK (project_bytes > 0)
) STRICT;
INSERT INTO storage_settings (valid_from, project_bytes) VALUES ('2007-01-01', 1073741824);

-- What they take: files of drafts that were not removed, of submitted versions, of messages. Kept by each change, so that two files that
-- come at once are held against the same row. No row: no file yet.
CREATE TABLE project_storage (
  project_id INTEGER NOT NULL PRIMARY KEY REFERENCES project (id),
  bytes INTEGER NOT NULL CHECK (bytes >= 0)
) STRICT;

INSERT INTO project_storage (project_id, bytes)
SELECT held.project_id, CAST(SUM(held.size) AS INTEGER)
FROM (SELECT r.project_id AS project_id, f.size AS size
      FROM report_file f JOIN report r ON r.id = f.report_id
      WHERE f.removed_at IS NULL OR EXISTS (SELECT 1 FROM report_version_file vf WHERE vf.file_id = f.id)
      UNION ALL
      SELECT m.project_id AS project_id, f.size AS size
      FROM consultation_file f JOIN consultation_message m ON m.id = f.message_id) AS held
GROUP BY held.project_id;

-- The files of the disk are held against the records that name them, a folder at a time.
CREATE INDEX report_file_sha256 ON report_file (sha256);
CREATE INDEX consultation_file_sha256 ON consultation_file (sha256);
