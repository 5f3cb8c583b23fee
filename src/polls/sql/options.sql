-- Options of a poll, in order.
-- in: poll PollId
-- out: position int, text_kk text, text_ru text, proposal ProposalId?
SELECT position, text_kk, text_ru, proposal_id FROM poll_option WHERE poll_id = :poll ORDER BY position
