-- Adds a file to a message.
-- in: id MessageFileId, message MessageId, name text, kind text, size int, sha256 text
INSERT INTO consultation_file (id, message_id, name, kind, size, sha256)
VALUES (:id, :message, :name, :kind, :size, :sha256)
