-- What state bodies gave to social projects in years before the system, as it stands in other papers: entered by staff, shown with its
-- source, corrected with a reason; what was shown before stays. Central and local bodies apart; NULL: not known. SPEC §2.
CREATE TABLE financing_year (
  year INTEGER NOT NULL PRIMARY KEY CHECK (year BETWEEN 1991 AND 2200),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE financing_year_version (
  year INTEGER NOT NULL REFERENCES financing_year (year),
  version INTEGER NOT NULL,
  central INTEGER CHECK (central IS NULL OR central >= 0),
  local INTEGER CHECK (local IS NULL OR local >= 0),
  source_kk TEXT,
  source_ru TEXT,
  -- Why it was changed; of the first version there is none.
  reason TEXT,
  saved_at INTEGER NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (year, version),
  CHECK ((version = 1) = (reason IS NULL)),
  CHECK ((central IS NULL AND local IS NULL) = (source_kk IS NULL AND source_ru IS NULL))
) STRICT;
