-- Adds an option.
-- in: id PollOptionId, poll PollId, position int, text_kk text, text_ru text, proposal ProposalId?
INSERT INTO poll_option (id, poll_id, position, text_kk, text_ru, proposal_id) VALUES (:id, :poll, :position, :text_kk, :text_ru, :proposal)
