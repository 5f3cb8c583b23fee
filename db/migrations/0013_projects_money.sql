-- Every change of a project's status, by which rule: the status of any past day is replayed from it.
CREATE TABLE project_event (
  id INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id),
  event TEXT NOT NULL CHECK (event IN ('complete', 'close', 'terminate', 'demand_repayment', 'reinstate')),
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_account_id INTEGER,
  decision_id INTEGER
) STRICT;

CREATE INDEX project_event_project ON project_event (project_id, at, id);

-- Planned → due (the body decided to pay) → paid; or withheld. `decision_id` is what brought it there.
ALTER TABLE project_tranche ADD COLUMN state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'due', 'paid', 'withheld'));
ALTER TABLE project_tranche ADD COLUMN decision_id INTEGER;
ALTER TABLE project_tranche ADD COLUMN paid_on TEXT;
ALTER TABLE project_tranche ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

CREATE TABLE tranche_event (
  id INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  event TEXT NOT NULL CHECK (event IN ('finance', 'withhold', 'pay', 'undo')),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_account_id INTEGER,
  decision_id INTEGER,
  FOREIGN KEY (project_id, number) REFERENCES project_tranche (project_id, number)
) STRICT;

CREATE INDEX tranche_event_tranche ON tranche_event (project_id, number, at, id);

-- The estimate of the contract: what the money is for.
CREATE TABLE budget_line (
  project_id INTEGER NOT NULL REFERENCES project (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  planned INTEGER NOT NULL CHECK (planned >= 0),
  PRIMARY KEY (project_id, position)
) STRICT;

-- What was spent on a line in each stage, and by which papers it is shown.
CREATE TABLE budget_spending (
  project_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  stage INTEGER NOT NULL CHECK (stage BETWEEN 1 AND 3),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  evidence TEXT,
  PRIMARY KEY (project_id, position, stage),
  FOREIGN KEY (project_id, position) REFERENCES budget_line (project_id, position)
) STRICT;

-- By what the reached value can be checked.
ALTER TABLE passport_indicator ADD COLUMN evidence TEXT;
