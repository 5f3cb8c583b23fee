-- What a state body decided on a project. Drafted by one person, approved by another; published with the approval, and
-- then corrected only by a further decision. SPEC §9.
CREATE TABLE decision (
  id INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id),
  state_body_id INTEGER NOT NULL REFERENCES state_body (id),
  kind TEXT NOT NULL CHECK (kind IN ('finance', 'withhold', 'extend', 'close', 'terminate', 'demand_repayment', 'release', 'annul')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'refused', 'withdrawn')),
  stage INTEGER CHECK (stage BETWEEN 1 AND 3),
  tranche_number INTEGER,
  amount INTEGER CHECK (amount > 0),
  new_due_on TEXT,
  case_id INTEGER REFERENCES special_case (id),
  annuls_id INTEGER REFERENCES decision (id),
  number TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  basis_kk TEXT NOT NULL,
  basis_ru TEXT NOT NULL,
  text_kk TEXT NOT NULL,
  text_ru TEXT NOT NULL,
  drafted_by INTEGER NOT NULL REFERENCES account (id),
  drafted_at INTEGER NOT NULL,
  closed_by INTEGER REFERENCES account (id),
  closed_at INTEGER,
  close_reason TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  CHECK ((state = 'draft') = (closed_at IS NULL)),
  CHECK (state <> 'approved' OR closed_by <> drafted_by),
  CHECK ((kind IN ('finance', 'withhold')) = (tranche_number IS NOT NULL)),
  CHECK ((kind = 'demand_repayment') = (amount IS NOT NULL)),
  CHECK ((kind = 'extend') = (new_due_on IS NOT NULL)),
  CHECK ((kind = 'release') = (case_id IS NOT NULL)),
  CHECK ((kind = 'annul') = (annuls_id IS NOT NULL))
) STRICT;

CREATE INDEX decision_project ON decision (project_id, state, closed_at);
-- A body gives a number once; what was refused or withdrawn frees it. An approved decision is annulled once.
CREATE UNIQUE INDEX decision_number ON decision (state_body_id, number) WHERE state IN ('draft', 'approved');
CREATE UNIQUE INDEX decision_annulled ON decision (annuls_id) WHERE state IN ('draft', 'approved');
