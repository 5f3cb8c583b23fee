-- Weights in whole percent, from a day on. Never changed: new ones are a new row with a later day. SPEC §8.
CREATE TABLE rating_settings (
  id INTEGER NOT NULL PRIMARY KEY,
  valid_from TEXT NOT NULL UNIQUE,
  timeliness INTEGER NOT NULL CHECK (timeliness BETWEEN 0 AND 100),
  completeness INTEGER NOT NULL CHECK (completeness BETWEEN 0 AND 100),
  effectiveness INTEGER NOT NULL CHECK (effectiveness BETWEEN 0 AND 100),
  sustainability INTEGER NOT NULL CHECK (sustainability BETWEEN 0 AND 100),
  replication INTEGER NOT NULL CHECK (replication BETWEEN 0 AND 100),
  stage_1 INTEGER NOT NULL CHECK (stage_1 BETWEEN 0 AND 100),
  stage_2 INTEGER NOT NULL CHECK (stage_2 BETWEEN 0 AND 100),
  stage_3 INTEGER NOT NULL CHECK (stage_3 BETWEEN 0 AND 100),
  late_day_penalty INTEGER NOT NULL CHECK (late_day_penalty BETWEEN 0 AND 100),
  threshold INTEGER NOT NULL CHECK (threshold BETWEEN 0 AND 100),
  recorded_at INTEGER NOT NULL,
  actor_account_id INTEGER,
  CHECK (timeliness + completeness + effectiveness + sustainability + replication = 100),
  CHECK (stage_1 + stage_2 + stage_3 = 100)
) STRICT;
INSERT INTO rating_settings (id, valid_from, timeliness, completeness, effectiveness, sustainability, replication, stage_1,
                             stage_2, stage_3, late_day_penalty, threshold, recorded_at)
VALUES (1, '2007-01-01', 15, 25, 30, 15, 15, 25, 25, 50, 5, 60, 0);

-- An expert's word on a submitted report. A changed mind is a further row: the last of each expert counts.
CREATE TABLE expert_score (
  id INTEGER NOT NULL PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  version_number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  effectiveness INTEGER NOT NULL CHECK (effectiveness BETWEEN 0 AND 100),
  effectiveness_reason TEXT NOT NULL,
  sustainability INTEGER NOT NULL CHECK (sustainability BETWEEN 0 AND 100),
  sustainability_reason TEXT NOT NULL,
  replication INTEGER NOT NULL CHECK (replication BETWEEN 0 AND 100),
  replication_reason TEXT NOT NULL
) STRICT;

CREATE INDEX expert_score_report ON expert_score (report_id, account_id, at, id);
