-- An item of any reference book.
-- in: id ReferenceItemId
-- out: id ReferenceItemId, code text, name_kk text, name_ru text, name_en text, valid_from date?, valid_to date?
SELECT id, code, name_kk, name_ru, name_en, valid_from, valid_to FROM reference_item WHERE id = :id
