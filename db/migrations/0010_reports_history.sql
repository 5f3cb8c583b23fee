-- What happened to each report, and when: states, due dates and days of any past date are replayed from it. SPEC §6.
-- `at` is when it happened, which for papers is the day on which they came; `recorded_at` when the system learnt of it.
CREATE TABLE report_event (
  report_id INTEGER NOT NULL REFERENCES report (id),
  -- The report's version that the event ended.
  number INTEGER NOT NULL CHECK (number >= 1),
  event TEXT NOT NULL CHECK (event IN ('start', 'submit', 'send_back', 'accept', 'move_due')),
  at INTEGER NOT NULL,
  day_only INTEGER NOT NULL CHECK (day_only IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  actor_account_id INTEGER REFERENCES account (id),
  on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0, 1)),
  -- submit: the version made; send_back and accept: the version that was looked at.
  version_number INTEGER,
  -- send_back: timeliness counts from the next submission.
  incomplete INTEGER NOT NULL CHECK (incomplete IN (0, 1)),
  due_from TEXT,
  due_to TEXT,
  -- move_due: shown publicly; send_back: the remark on the whole.
  reason TEXT,
  CHECK ((event = 'move_due') = (due_to IS NOT NULL)),
  CHECK (event NOT IN ('move_due', 'send_back') OR reason IS NOT NULL),
  PRIMARY KEY (report_id, number)
) STRICT;

-- What a specialist has to say of one part of the version that was returned.
CREATE TABLE report_remark (
  report_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  part TEXT NOT NULL,
  remark TEXT NOT NULL,
  PRIMARY KEY (report_id, number, part),
  FOREIGN KEY (report_id, number) REFERENCES report_event (report_id, number)
) STRICT;

-- What a draft held of each part at the end of each day on which it was changed: code points of its text, and whether it
-- is attested.
CREATE TABLE report_part_day (
  report_id INTEGER NOT NULL REFERENCES report (id),
  part TEXT NOT NULL,
  day TEXT NOT NULL,
  letters INTEGER NOT NULL CHECK (letters >= 0),
  attested INTEGER NOT NULL CHECK (attested IN (0, 1)),
  PRIMARY KEY (report_id, part, day)
) STRICT;

-- The submission that timeliness counts from: the first, or the first after a return for incompleteness.
ALTER TABLE report ADD COLUMN counted_at INTEGER;
ALTER TABLE report ADD COLUMN counted_day_only INTEGER NOT NULL DEFAULT 0 CHECK (counted_day_only IN (0, 1));

-- How long each part of a submitted version is: forms ask for it far more often than for the text itself.
ALTER TABLE report_version_part ADD COLUMN letters INTEGER NOT NULL DEFAULT 0 CHECK (letters >= 0);
UPDATE report_version_part SET letters = COALESCE(length(body), 0);
CREATE INDEX report_version_part_letters ON report_version_part (report_id, number, part, letters, attested);

-- The history of what is here already: no report was returned yet, so each was submitted once at most.
UPDATE report SET counted_at = first_submitted_at, counted_day_only = submitted_day_only;
INSERT INTO report_event (report_id, number, event, at, day_only, recorded_at, on_behalf, incomplete)
SELECT r.id, 1, 'start', COALESCE(r.first_submitted_at, r.updated_at), r.submitted_day_only, r.updated_at, 0, 0
FROM report r WHERE r.state <> 'not_started';
INSERT INTO report_event (report_id, number, event, at, day_only, recorded_at, actor_account_id, on_behalf, version_number, incomplete)
SELECT r.id, 1 + v.number, 'submit', r.first_submitted_at, r.submitted_day_only, v.submitted_at, v.submitted_by, v.on_behalf,
       v.number, 0
FROM report r JOIN report_version v ON v.report_id = r.id;

-- What waits to be checked is few of all reports.
CREATE INDEX report_waiting ON report (id) WHERE state = 'submitted';
