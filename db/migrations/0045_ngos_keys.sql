-- What the register stands by for those who read it in Kazakh. Both keys of an organisation stored before are made when the server is
-- started: by the Kazakh name here, and by each word of the names in `name_folded`.
ALTER TABLE ngo ADD COLUMN sort_key_kk BLOB;
CREATE INDEX ngo_sort_kk ON ngo (sort_key_kk, id);
CREATE INDEX ngo_rating_kk ON ngo (rating DESC, sort_key_kk, id);
