-- States of all imports.
-- out: state text
SELECT state FROM lot_import ORDER BY id
