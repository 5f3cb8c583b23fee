-- Experts are named for one stage of a contest; whoever is withdrawn keeps the row, with the reason.
CREATE TABLE scoring_expert (
  id INTEGER NOT NULL PRIMARY KEY,
  contest_id INTEGER NOT NULL REFERENCES contest (id),
  stage INTEGER NOT NULL CHECK (stage BETWEEN 1 AND 3),
  account_id INTEGER NOT NULL REFERENCES account (id),
  named_at INTEGER NOT NULL,
  named_by INTEGER REFERENCES account (id),
  withdrawn_at INTEGER,
  withdrawn_by INTEGER REFERENCES account (id),
  withdrawal_reason TEXT,
  CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
) STRICT;

CREATE UNIQUE INDEX scoring_expert_named ON scoring_expert (account_id, contest_id, stage) WHERE withdrawn_at IS NULL;
CREATE INDEX scoring_expert_contest ON scoring_expert (contest_id, stage);

-- The scoring of one version of a report ended: all experts had given their points (`closed_by` none), or somebody ended it with a reason.
CREATE TABLE scoring_closing (
  id INTEGER NOT NULL PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report (id),
  version_number INTEGER NOT NULL,
  closed_at INTEGER NOT NULL,
  closed_by INTEGER REFERENCES account (id),
  close_reason TEXT,
  reopened_at INTEGER,
  reopened_by INTEGER REFERENCES account (id),
  reopen_reason TEXT,
  CHECK ((closed_by IS NULL) = (close_reason IS NULL)),
  CHECK ((reopened_at IS NULL) = (reopen_reason IS NULL))
) STRICT;

CREATE UNIQUE INDEX scoring_closing_report ON scoring_closing (report_id, version_number) WHERE reopened_at IS NULL;

-- Points are a draft, seen by nobody but their expert, until the scoring of the report is closed; then they count until a later closing leaves
-- them out. What was given before there were closings counts from the moment in which it was given.
ALTER TABLE expert_score ADD COLUMN draft INTEGER NOT NULL DEFAULT 0 CHECK (draft IN (0, 1));
ALTER TABLE expert_score ADD COLUMN counted_at INTEGER;
ALTER TABLE expert_score ADD COLUMN left_out_at INTEGER;

INSERT INTO scoring_expert (id, contest_id, stage, account_id, named_at)
SELECT MIN(s.id), l.contest_id, r.stage, s.account_id, MIN(s.at)
FROM expert_score s
JOIN report r ON r.id = s.report_id
JOIN project p ON p.id = r.project_id
JOIN lot l ON l.id = p.lot_id
GROUP BY l.contest_id, r.stage, s.account_id;
