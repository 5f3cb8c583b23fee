-- Where the answer goes, and what the journal's hash is salted with.
-- in: question QuestionId
-- out: email text?, salt text
SELECT email, salt FROM question WHERE id = :question
