-- Links that are too old to be followed.
-- in: asked_before instant
DELETE FROM email_change WHERE asked_at <= :asked_before
