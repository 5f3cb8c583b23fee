-- Whether keys are to be made: the server looks at each start, for it may have been stopped between a migration and that.
-- out: id NgoId
SELECT id FROM ngo WHERE sort_key_kk IS NULL LIMIT 1
