-- A version shows a picture.
-- in: picture PictureId, item ContentItemId, number int
INSERT INTO content_version_picture (picture_id, item_id, number) VALUES (:picture, :item, :number)
