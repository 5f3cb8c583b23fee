-- An option of a poll that came of a proposal.
-- in: id PollOptionId, poll PollId, position int, proposal ProposalId
INSERT INTO poll_option (id, poll_id, position, text_kk, text_ru, proposal_id) VALUES (:id, :poll, :position, 'Иә', 'Да', :proposal)
