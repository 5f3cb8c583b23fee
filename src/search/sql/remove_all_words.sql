-- Forgets all words, before they are collected anew.
DELETE FROM search_word WHERE word <> ''
