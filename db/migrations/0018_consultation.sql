-- One thread a project, between its NGO and the specialists of the state body. SPEC §9.
CREATE TABLE consultation_message (
  id INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  by_ngo INTEGER NOT NULL CHECK (by_ngo IN (0, 1)),
  at INTEGER NOT NULL,
  body TEXT NOT NULL,
  -- The journal holds a hash of salt and body: short texts cannot be guessed from it. SECURITY P-02.
  salt TEXT NOT NULL CHECK (length(salt) = 32)
) STRICT;

CREATE INDEX consultation_message_project ON consultation_message (project_id, id);

CREATE TABLE consultation_file (
  id INTEGER NOT NULL PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES consultation_message (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE INDEX consultation_file_message ON consultation_file (message_id);

-- How far each person has read each thread.
CREATE TABLE consultation_read (
  project_id INTEGER NOT NULL REFERENCES project (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  last_message_id INTEGER NOT NULL,
  PRIMARY KEY (project_id, account_id)
) STRICT;
