-- Words whose folded form stands in order from `first` and before `end`.
-- in: first text, end text, most int
-- out: word text, folded text, documents int
SELECT word, folded, documents FROM search_word WHERE folded >= :first AND folded < :end AND documents > 0 ORDER BY folded, word LIMIT :most
