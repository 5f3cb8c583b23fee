CREATE TABLE account (
  id INTEGER NOT NULL PRIMARY KEY,
  login TEXT NOT NULL,
  login_folded TEXT NOT NULL,
  display_name TEXT NOT NULL,
  email TEXT,
  password_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'blocked')),
  ngo_id INTEGER REFERENCES ngo (id),
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  created_at INTEGER NOT NULL,
  UNIQUE (login_folded)
) STRICT;

CREATE INDEX account_ngo ON account (ngo_id);

-- A role in one state body, or in all of them (NULL).
CREATE TABLE account_role (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  role TEXT NOT NULL CHECK (role IN ('operator', 'specialist', 'approver', 'auditor', 'administrator')),
  state_body_id INTEGER REFERENCES state_body (id)
) STRICT;

CREATE INDEX account_role_account ON account_role (account_id);

-- Only the SHA-256 of the token is kept. SECURITY N-01.
CREATE TABLE session (
  token_hash TEXT NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_end ON session (ends_at);

-- Guesses at a password, by account name and by source, in windows of 15 and 5 minutes. SECURITY A-06.
CREATE TABLE sign_in_guess (
  subject TEXT NOT NULL,
  window_start INTEGER NOT NULL,
  guesses INTEGER NOT NULL,
  PRIMARY KEY (subject, window_start)
) STRICT;
