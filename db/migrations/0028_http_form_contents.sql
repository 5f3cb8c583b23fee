-- A form's key stands for the form on the page, not for what was sent: other contents under the same key are another submission.
-- What an answer showed or put into the page is kept too, so that a repetition is answered alike. Keys live for two days; those of
-- before cannot say what was sent under them.
DROP TABLE idempotency_key;

CREATE TABLE idempotency_key (
  scope TEXT NOT NULL,
  form_key TEXT NOT NULL,
  content TEXT NOT NULL DEFAULT '',
  location TEXT NOT NULL,
  notice TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  fields TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  PRIMARY KEY (scope, form_key, content)
) STRICT;

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
