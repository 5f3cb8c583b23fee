-- English is optional: what is not there is not missing.
ALTER TABLE content_version ADD COLUMN title_en TEXT;
ALTER TABLE content_version ADD COLUMN body_en TEXT;
