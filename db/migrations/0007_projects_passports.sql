CREATE TABLE project (
  id INTEGER NOT NULL PRIMARY KEY,
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  ngo_id INTEGER NOT NULL REFERENCES ngo (id),
  contract_number TEXT,
  contract_date TEXT,
  budget INTEGER CHECK (budget >= 0),
  starts_on TEXT,
  ends_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('in_execution', 'completed', 'closed', 'terminated', 'repayment_demanded')),
  goals_kk TEXT,
  goals_ru TEXT,
  tasks_kk TEXT,
  tasks_ru TEXT,
  results_kk TEXT,
  results_ru TEXT,
  work_done_kk TEXT,
  work_done_ru TEXT,
  next_lots_kk TEXT,
  next_lots_ru TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (lot_id),
  CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
) STRICT;

CREATE INDEX project_ngo ON project (ngo_id);

CREATE TABLE project_tranche (
  project_id INTEGER NOT NULL REFERENCES project (id),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 20),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  planned_on TEXT,
  PRIMARY KEY (project_id, number)
) STRICT;

CREATE TABLE passport_member (
  project_id INTEGER NOT NULL REFERENCES project (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  duty TEXT NOT NULL,
  PRIMARY KEY (project_id, position)
) STRICT;

CREATE TABLE passport_indicator (
  project_id INTEGER NOT NULL REFERENCES project (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  target INTEGER NOT NULL CHECK (target >= 0),
  actual INTEGER CHECK (actual >= 0),
  PRIMARY KEY (project_id, position)
) STRICT;

CREATE TABLE passport_target_group (
  project_id INTEGER NOT NULL REFERENCES project (id),
  position INTEGER NOT NULL,
  kind_id INTEGER NOT NULL REFERENCES reference_item (id),
  people INTEGER CHECK (people >= 0),
  work TEXT,
  PRIMARY KEY (project_id, position)
) STRICT;

CREATE TABLE passport_partner (
  project_id INTEGER NOT NULL REFERENCES project (id),
  position INTEGER NOT NULL,
  kind_id INTEGER NOT NULL REFERENCES reference_item (id),
  name TEXT NOT NULL,
  work TEXT,
  PRIMARY KEY (project_id, position)
) STRICT;

CREATE TABLE passport_publication (
  project_id INTEGER NOT NULL REFERENCES project (id),
  position INTEGER NOT NULL,
  outlet_kind_id INTEGER NOT NULL REFERENCES reference_item (id),
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  published_on TEXT,
  address TEXT,
  body TEXT,
  PRIMARY KEY (project_id, position)
) STRICT;
