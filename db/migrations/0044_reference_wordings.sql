-- Wordings of the first reference rows, put right. A row that was changed at work meanwhile stays as it was made there.
UPDATE reference_item SET name_kk = 'Жастар және балалар ұйымдары'
WHERE id = 104 AND name_kk = 'Жастар ұйымдары және балаларға арналған ұйымдар';
UPDATE reference_item SET name_kk = 'Этносаралық келісім ұйымдары және этномәдени бірлестіктер'
WHERE id = 111 AND name_kk = 'Этносаралық келісім және этномәдени бірлестіктер';
UPDATE reference_item SET name_kk = 'Волонтерлік және қайырымдылық ұйымдары'
WHERE id = 113 AND name_kk = 'Волонтёрлік және қайырымдылық ұйымдары';
UPDATE reference_item SET name_ru = 'Волонтёрские и благотворительные организации'
WHERE id = 113 AND name_ru = 'Организации волонтёрства и благотворительности';
UPDATE reference_item SET name_kk = 'Азаматтық қоғамды дамыту және үкіметтік емес ұйымдарды қолдау ұйымдары'
WHERE id = 114 AND name_kk = 'Азаматтық қоғамды дамыту және ҮЕҰ-ды қолдау ұйымдары';
UPDATE reference_item SET name_kk = 'Ауылды және жергілікті қоғамдастықтарды дамыту ұйымдары'
WHERE id = 115 AND name_kk = 'Ауылды және жергілікті қоғамдастықты дамыту ұйымдары';
UPDATE reference_item SET name_kk = 'Бұқаралық ақпарат құралдарын дамыту ұйымдары және ақпараттық ұйымдар'
WHERE id = 118 AND name_kk = 'Бұқаралық ақпарат құралдарын дамыту және ақпараттық ұйымдар';
UPDATE reference_item SET name_kk = 'Басқа қызмет бағыты' WHERE id = 120 AND name_kk = 'Басқа қызмет саласы';
UPDATE reference_item SET name_ru = 'Иное направление деятельности' WHERE id = 120 AND name_ru = 'Иная сфера деятельности';
-- The law on the state social order (12 April 2005, No. 36, article 1) leaves political parties, trade unions and religious associations
-- out of what it calls non-governmental organisations: the form is offered no longer. A card that has it keeps it.
UPDATE reference_item SET valid_to = '2005-04-12' WHERE id = 9 AND code = 'religious_association' AND valid_to IS NULL;
