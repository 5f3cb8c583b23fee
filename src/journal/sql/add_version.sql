-- Keeps what an object holds now; the head is held, so that numbers follow each other.
-- in: kind text, object text, number int, position int, day date, now instant, actor AccountId?, on_behalf_of NgoId?, content text,
--   salt blob, sha256 text
INSERT INTO version (kind, object, number, position, day, recorded_at, actor_account_id, on_behalf_of_ngo_id, content, salt, sha256)
VALUES (:kind, :object, :number, :position, :day, :now, :actor, :on_behalf_of, :content, :salt, :sha256)
