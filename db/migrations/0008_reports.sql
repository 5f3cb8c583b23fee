-- One row for each of the three reports a project owes, made with the project. SPEC §5.
-- `overdue` is computed, never stored.
CREATE TABLE report (
  id INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id),
  stage INTEGER NOT NULL CHECK (stage BETWEEN 1 AND 3),
  state TEXT NOT NULL CHECK (state IN ('not_started', 'draft', 'submitted', 'returned', 'accepted')),
  due_on TEXT,
  first_submitted_at INTEGER,
  -- The day is known but not the hour: papers entered later, the pilot's records.
  submitted_day_only INTEGER NOT NULL CHECK (submitted_day_only IN (0, 1)),
  version INTEGER NOT NULL CHECK (version >= 1),
  updated_at INTEGER NOT NULL,
  UNIQUE (project_id, stage)
) STRICT;

-- The draft's text, part by part. `attested` is 1 where a record says that the part was handed in and its text is not
-- in our hands (the pilot's control form): it counts as present.
CREATE TABLE report_part (
  report_id INTEGER NOT NULL REFERENCES report (id),
  part TEXT NOT NULL,
  body TEXT,
  attested INTEGER NOT NULL CHECK (attested IN (0, 1)),
  version INTEGER NOT NULL CHECK (version >= 1),
  updated_at INTEGER NOT NULL,
  updated_by INTEGER REFERENCES account (id),
  PRIMARY KEY (report_id, part)
) STRICT;

CREATE TABLE report_file (
  id INTEGER NOT NULL PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  uploaded_at INTEGER NOT NULL,
  uploaded_by INTEGER REFERENCES account (id),
  removed_at INTEGER
) STRICT;

CREATE INDEX report_file_report ON report_file (report_id);

-- A submission freezes a numbered version: all stay.
CREATE TABLE report_version (
  report_id INTEGER NOT NULL REFERENCES report (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  submitted_at INTEGER NOT NULL,
  submitted_by INTEGER REFERENCES account (id),
  on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0, 1)),
  receipt TEXT NOT NULL,
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  PRIMARY KEY (report_id, number),
  UNIQUE (receipt)
) STRICT;

CREATE TABLE report_version_part (
  report_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  part TEXT NOT NULL,
  body TEXT,
  attested INTEGER NOT NULL CHECK (attested IN (0, 1)),
  PRIMARY KEY (report_id, number, part),
  FOREIGN KEY (report_id, number) REFERENCES report_version (report_id, number)
) STRICT;

CREATE TABLE report_version_file (
  report_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  file_id INTEGER NOT NULL REFERENCES report_file (id),
  PRIMARY KEY (report_id, number, file_id),
  FOREIGN KEY (report_id, number) REFERENCES report_version (report_id, number)
) STRICT;
