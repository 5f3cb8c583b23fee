-- Changes what no page for visitors is made of.
UPDATE idempotency_key SET created_at = created_at + 1
