-- A case of special control: cause → notice → term → cured, released or decided. SPEC §7.
CREATE TABLE special_case (
  id INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id),
  cause TEXT NOT NULL CHECK (cause IN ('overdue', 'incomplete', 'reasoned')),
  stage INTEGER CHECK (stage BETWEEN 1 AND 3),
  -- What makes one cause one case: the report and its due date, or the version that was incomplete.
  cause_key TEXT NOT NULL,
  reason TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'cured', 'released', 'decided')),
  opened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  opened_by INTEGER REFERENCES account (id),
  cure_by TEXT NOT NULL,
  closed_at INTEGER,
  closed_by INTEGER REFERENCES account (id),
  close_reason TEXT,
  decision_id INTEGER,
  version INTEGER NOT NULL CHECK (version >= 1),
  UNIQUE (project_id, cause_key),
  CHECK ((cause = 'reasoned') = (reason IS NOT NULL)),
  CHECK ((state = 'open') = (closed_at IS NULL))
) STRICT;

CREATE INDEX special_case_open ON special_case (state, project_id);

-- What happened to a case: how it stood on any past day is replayed from it, also where it was opened again since.
CREATE TABLE special_case_event (
  case_id INTEGER NOT NULL REFERENCES special_case (id),
  -- The case's version that the event made.
  number INTEGER NOT NULL CHECK (number >= 1),
  event TEXT NOT NULL CHECK (event IN ('open', 'cure', 'release', 'decide', 'reopen')),
  -- When it came about: an overdue report on the day after its due date, whenever the system looked.
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor_account_id INTEGER REFERENCES account (id),
  cure_by TEXT,
  reason TEXT,
  decision_id INTEGER,
  CHECK ((event IN ('open', 'reopen')) = (cure_by IS NOT NULL)),
  PRIMARY KEY (case_id, number)
) STRICT;

-- That the executor was reached before registration, and how. SPEC §6, form 1.
CREATE TABLE executor_contact (
  id INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id),
  contacted_on TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('telephone', 'email', 'letter', 'meeting')),
  note TEXT,
  account_id INTEGER NOT NULL REFERENCES account (id),
  recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX executor_contact_project ON executor_contact (project_id, contacted_on);

-- How many days an NGO has to cure a breach, from a day on.
CREATE TABLE control_settings (
  valid_from TEXT NOT NULL PRIMARY KEY,
  cure_days INTEGER NOT NULL CHECK (cure_days BETWEEN 1 AND 365)
) STRICT;
INSERT INTO control_settings (valid_from, cure_days) VALUES ('2007-01-01', 10);
