-- A forger's: another content, with or without the hash that goes with it.
-- in: number int, content text, sha256 text
UPDATE version SET content = :content, sha256 = :sha256 WHERE kind = 'state_body' AND number = :number
