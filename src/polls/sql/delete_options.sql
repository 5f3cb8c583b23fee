-- Takes away a poll's options, before it begins.
-- in: poll PollId
DELETE FROM poll_option WHERE poll_id = :poll
