-- What a form's answer was, so that the same form sent twice makes one change. DESIGN §4.
CREATE TABLE idempotency_key (
  scope TEXT NOT NULL,
  form_key TEXT NOT NULL,
  location TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (scope, form_key)
) STRICT;

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
