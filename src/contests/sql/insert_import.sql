-- A checked table waits for the operator's yes.
-- in: id ImportId, contest ContestId, account AccountId, file_name text, lots text, now instant
INSERT INTO lot_import (id, contest_id, account_id, file_name, lots, state, created_at)
VALUES (:id, :contest, :account, :file_name, :lots, 'checked', :now)
