-- Found documents with their executors' names, twenty at a time; those not needed are null.
-- in: i1 int?, i2 int?, i3 int?, i4 int?, i5 int?, i6 int?, i7 int?, i8 int?, i9 int?, i10 int?, i11 int?, i12 int?, i13 int?, i14 int?, i15 int?, i16 int?, i17 int?, i18 int?, i19 int?, i20 int?
-- out: id int, kind text, number int?, title_kk text?, title_ru text?, subtitle_kk text?, subtitle_ru text?, body_kk text?, body_ru text?,
--   body text?, year int?, status text?, ngo_kk text?, ngo_ru text?
SELECT d.id, d.kind, d.number, d.title_kk, d.title_ru, d.subtitle_kk, d.subtitle_ru, d.body_kk, d.body_ru, d.body, d.year, d.status,
       n.title_kk, n.title_ru
FROM search_document d
LEFT JOIN search_document n ON n.id = d.ngo_id
WHERE d.id IN (:i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15, :i16, :i17, :i18, :i19, :i20)
ORDER BY d.id
