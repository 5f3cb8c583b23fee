-- Words that stand in order from `first` and before `end`.
-- in: first text, end text, most int
-- out: word text
SELECT word FROM search_word WHERE word >= :first AND word < :end ORDER BY word LIMIT :most
