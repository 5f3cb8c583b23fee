-- Numbers of terms, sixteen at a time.
-- in: t1 text?, t2 text?, t3 text?, t4 text?, t5 text?, t6 text?, t7 text?, t8 text?, t9 text?, t10 text?, t11 text?, t12 text?, t13 text?, t14 text?, t15 text?, t16 text?
-- out: id int, term text
SELECT id, term FROM search_term WHERE term IN (:t1, :t2, :t3, :t4, :t5, :t6, :t7, :t8, :t9, :t10, :t11, :t12, :t13, :t14, :t15, :t16) ORDER BY id
