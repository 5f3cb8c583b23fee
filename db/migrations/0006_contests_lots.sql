CREATE TABLE contest (
  id INTEGER NOT NULL PRIMARY KEY,
  state_body_id INTEGER NOT NULL REFERENCES state_body (id),
  held_on TEXT NOT NULL,
  title_kk TEXT,
  title_ru TEXT,
  legal_basis_kk TEXT,
  legal_basis_ru TEXT,
  due_1 TEXT,
  due_2 TEXT,
  due_3 TEXT,
  lots_total INTEGER CHECK (lots_total >= 0),
  version INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  CHECK (due_1 IS NULL OR due_2 IS NULL OR due_1 <= due_2),
  CHECK (due_2 IS NULL OR due_3 IS NULL OR due_2 <= due_3)
) STRICT;

CREATE INDEX contest_held ON contest (held_on, id);

CREATE TABLE lot (
  id INTEGER NOT NULL PRIMARY KEY,
  contest_id INTEGER NOT NULL REFERENCES contest (id),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
  name_kk TEXT,
  name_ru TEXT,
  description_kk TEXT,
  description_ru TEXT,
  coverage_kk TEXT,
  coverage_ru TEXT,
  planned_amount INTEGER CHECK (planned_amount >= 0),
  status TEXT NOT NULL CHECK (status IN ('announced', 'held', 'not_held', 'cancelled')),
  version INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  UNIQUE (contest_id, number),
  CHECK (name_kk IS NOT NULL OR name_ru IS NOT NULL)
) STRICT;

CREATE TABLE lot_region (
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  kato TEXT NOT NULL REFERENCES region (kato),
  PRIMARY KEY (lot_id, kato)
) STRICT;

-- A spreadsheet that was read and checked and waits for the operator's yes. Its rows as JSON.
CREATE TABLE lot_import (
  id INTEGER NOT NULL PRIMARY KEY,
  contest_id INTEGER NOT NULL REFERENCES contest (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  file_name TEXT NOT NULL,
  lots TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('checked', 'applied', 'dropped')),
  created_at INTEGER NOT NULL
) STRICT;
