-- Regions as they were and are; lots keep the region of their day. data/regions.csv
CREATE TABLE region (
  kato TEXT NOT NULL PRIMARY KEY,
  name_kk TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('oblast', 'city')),
  valid_from TEXT,
  valid_to TEXT,
  predecessor_kato TEXT REFERENCES region (kato)
) STRICT;

CREATE TABLE state_body (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('central', 'local')),
  region_kato TEXT REFERENCES region (kato),
  name_kk TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_en TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (name_ru),
  CHECK ((kind = 'local') = (region_kato IS NOT NULL))
) STRICT;

-- Books: legal_form, activity, target_group_kind, partner_kind, outlet_kind.
CREATE TABLE reference_item (
  id INTEGER NOT NULL PRIMARY KEY,
  book TEXT NOT NULL,
  code TEXT NOT NULL,
  name_kk TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_en TEXT NOT NULL,
  position INTEGER NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  UNIQUE (book, code)
) STRICT;

-- Which parts of a report a stage requires, from a day on. SPEC §5.
CREATE TABLE required_part (
  stage INTEGER NOT NULL CHECK (stage BETWEEN 1 AND 3),
  part TEXT NOT NULL,
  position INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (stage, part, valid_from)
) STRICT;
