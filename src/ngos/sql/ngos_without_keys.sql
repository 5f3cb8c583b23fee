-- Those stored before there was a key for the Kazakh order: what they are found and sorted by is made when the server is started.
-- out: id NgoId
SELECT id FROM ngo WHERE sort_key_kk IS NULL
