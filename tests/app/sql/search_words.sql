-- Words that documents have.
-- out: word text, folded text, documents int
SELECT word, folded, documents FROM search_word WHERE documents > 0 ORDER BY folded, word
