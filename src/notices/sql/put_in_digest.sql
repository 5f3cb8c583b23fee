-- All that waits for the daily letter of one reader is in it.
-- in: digest NoticeId, ngo NgoId?, account AccountId?
UPDATE notice SET digest_id = :digest WHERE mail = 'daily' AND digest_id IS NULL
  AND COALESCE(ngo_id, 0) = COALESCE(CAST(:ngo AS BIGINT), 0) AND COALESCE(account_id, 0) = COALESCE(CAST(:account AS BIGINT), 0)
