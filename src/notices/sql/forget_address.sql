-- Deletes a notice that went to nothing but an address, once nothing more becomes of it.
-- in: id NoticeId
DELETE FROM notice WHERE id = :id AND ngo_id IS NULL AND account_id IS NULL AND state <> 'queued'
