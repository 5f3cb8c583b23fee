-- Adds a picture.
-- in: id PictureId, sha256 text, kind text, size int, width int, height int, alternative_kk text, alternative_ru text, now instant, account AccountId
INSERT INTO content_picture (id, sha256, kind, size, width, height, alternative_kk, alternative_ru, added_at, added_by)
VALUES (:id, :sha256, :kind, :size, :width, :height, :alternative_kk, :alternative_ru, :now, :account)
