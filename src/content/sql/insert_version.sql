-- Adds a version.
-- in: item ContentItemId, number int, now instant, account AccountId?, title_kk text?, title_ru text?, title_en text?, body_kk text?, body_ru text?,
--   body_en text?, address_kk text?, address_ru text?, act_kind text?, act_number text?, adopted_on date?, link_group text?, mail text?
INSERT INTO content_version (item_id, number, saved_at, saved_by, title_kk, title_ru, title_en, body_kk, body_ru, body_en, address_kk,
                             address_ru, act_kind, act_number, adopted_on, link_group, mail)
VALUES (:item, :number, :now, :account, :title_kk, :title_ru, :title_en, :body_kk, :body_ru, :body_en, :address_kk,
        :address_ru, :act_kind, :act_number, :adopted_on, :link_group, :mail)
