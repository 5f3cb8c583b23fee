-- An attempt is on record before the relay is told anything: what is found like this later was interrupted, and nobody knows what became of it.
ALTER TABLE notice ADD COLUMN sending_at INTEGER;
-- Attempts of which it is not known whether the mail arrived by them.
ALTER TABLE notice ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
