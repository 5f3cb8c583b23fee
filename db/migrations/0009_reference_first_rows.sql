-- What every installation begins with: the regions, the reference books, and what the three reports must contain.
-- Small fixed ids, so that other data can name them; ids made at work are far above.
INSERT INTO region (kato, name_kk, name_ru, name_en, kind, valid_from, valid_to, predecessor_kato) VALUES
  ('10', 'Абай облысы', 'область Абай', 'Abai Region', 'oblast', '2022-06-08', NULL, '63'),
  ('11', 'Ақмола облысы', 'Акмолинская область', 'Akmola Region', 'oblast', NULL, NULL, NULL),
  ('15', 'Ақтөбе облысы', 'Актюбинская область', 'Aktobe Region', 'oblast', NULL, NULL, NULL),
  ('19', 'Алматы облысы', 'Алматинская область', 'Almaty Region', 'oblast', NULL, NULL, NULL),
  ('23', 'Атырау облысы', 'Атырауская область', 'Atyrau Region', 'oblast', NULL, NULL, NULL),
  ('27', 'Батыс Қазақстан облысы', 'Западно-Казахстанская область', 'West Kazakhstan Region', 'oblast', NULL, NULL, NULL),
  ('31', 'Жамбыл облысы', 'Жамбылская область', 'Zhambyl Region', 'oblast', NULL, NULL, NULL),
  ('33', 'Жетісу облысы', 'область Жетісу', 'Jetisu Region', 'oblast', '2022-06-08', NULL, '19'),
  ('35', 'Қарағанды облысы', 'Карагандинская область', 'Karaganda Region', 'oblast', NULL, NULL, NULL),
  ('39', 'Қостанай облысы', 'Костанайская область', 'Kostanay Region', 'oblast', NULL, NULL, NULL),
  ('43', 'Қызылорда облысы', 'Кызылординская область', 'Kyzylorda Region', 'oblast', NULL, NULL, NULL),
  ('47', 'Маңғыстау облысы', 'Мангистауская область', 'Mangystau Region', 'oblast', NULL, NULL, NULL),
  ('51', 'Оңтүстік Қазақстан облысы', 'Южно-Казахстанская область', 'South Kazakhstan Region', 'oblast', NULL, '2018-06-19', NULL),
  ('55', 'Павлодар облысы', 'Павлодарская область', 'Pavlodar Region', 'oblast', NULL, NULL, NULL),
  ('59', 'Солтүстік Қазақстан облысы', 'Северо-Казахстанская область', 'North Kazakhstan Region', 'oblast', NULL, NULL, NULL),
  ('61', 'Түркістан облысы', 'Туркестанская область', 'Turkistan Region', 'oblast', '2018-06-19', NULL, '51'),
  ('62', 'Ұлытау облысы', 'область Ұлытау', 'Ulytau Region', 'oblast', '2022-06-08', NULL, '35'),
  ('63', 'Шығыс Қазақстан облысы', 'Восточно-Казахстанская область', 'East Kazakhstan Region', 'oblast', NULL, NULL, NULL),
  ('71', 'Астана қаласы', 'город Астана', 'Astana', 'city', NULL, NULL, NULL),
  ('75', 'Алматы қаласы', 'город Алматы', 'Almaty', 'city', NULL, NULL, NULL),
  ('79', 'Шымкент қаласы', 'город Шымкент', 'Shymkent', 'city', '2018-06-19', NULL, '51');

-- Organisational and legal forms of non-commercial organisations.
INSERT INTO reference_item (id, book, code, name_kk, name_ru, name_en, position) VALUES
  (1, 'legal_form', 'public_association', 'Қоғамдық бірлестік', 'Общественное объединение', 'Public association', 1),
  (2, 'legal_form', 'association_of_legal_entities', 'Қауымдастық (одақ) нысанындағы заңды тұлғалар бірлестігі', 'Объединение юридических лиц в форме ассоциации (союза)', 'Association (union) of legal entities', 2),
  (3, 'legal_form', 'foundation', 'Қоғамдық қор', 'Общественный фонд', 'Public foundation', 3),
  (4, 'legal_form', 'private_foundation', 'Жеке қор', 'Частный фонд', 'Private foundation', 4),
  (5, 'legal_form', 'corporate_foundation', 'Корпоративтік қор', 'Корпоративный фонд', 'Corporate foundation', 5),
  (6, 'legal_form', 'institution', 'Жеке мекеме', 'Частное учреждение', 'Private institution', 6),
  (7, 'legal_form', 'joint_stock_company', 'Коммерциялық емес акционерлік қоғам', 'Некоммерческое акционерное общество', 'Non-commercial joint-stock company', 7),
  (8, 'legal_form', 'consumer_cooperative', 'Тұтыну кооперативі', 'Потребительский кооператив', 'Consumer cooperative', 8),
  (9, 'legal_form', 'religious_association', 'Діни бірлестік', 'Религиозное объединение', 'Religious association', 9),
  (10, 'legal_form', 'other', 'Өзге ұйымдық-құқықтық нысан', 'Иная организационно-правовая форма', 'Other legal form', 10);

-- Fields of activity; the first two as the pilot named them.
INSERT INTO reference_item (id, book, code, name_kk, name_ru, name_en, position) VALUES
  (101, 'activity', 'culture_science_education', 'Мәдениет, өнер, ғылым және білім беру ұйымдары', 'Организации культуры, искусства, науки и образования', 'Organisations of culture, arts, science and education', 1),
  (102, 'activity', 'social_protection', 'Әлеуметтік қорғау ұйымдары', 'Организации социальной защиты', 'Organisations of social protection', 2),
  (103, 'activity', 'health', 'Денсаулық сақтау және салауатты өмір салтын насихаттау ұйымдары', 'Организации здравоохранения и пропаганды здорового образа жизни', 'Organisations for health and healthy living', 3),
  (104, 'activity', 'youth', 'Жастар ұйымдары және балаларға арналған ұйымдар', 'Молодёжные и детские организации', 'Youth and children''s organisations', 4),
  (105, 'activity', 'women_family', 'Әйелдер ұйымдары және отбасын қолдау ұйымдары', 'Женские организации и организации поддержки семьи', 'Women''s organisations and organisations supporting families', 5),
  (106, 'activity', 'disability', 'Мүгедектігі бар адамдардың ұйымдары', 'Организации лиц с инвалидностью', 'Organisations of persons with disabilities', 6),
  (107, 'activity', 'veterans_elderly', 'Ардагерлер мен қарт адамдардың ұйымдары', 'Организации ветеранов и пожилых людей', 'Organisations of veterans and older people', 7),
  (108, 'activity', 'environment', 'Қоршаған ортаны қорғау ұйымдары', 'Организации по охране окружающей среды', 'Environmental organisations', 8),
  (109, 'activity', 'human_rights', 'Құқық қорғау ұйымдары', 'Правозащитные организации', 'Human rights organisations', 9),
  (110, 'activity', 'legal_aid', 'Заң көмегін көрсету және құқықтық ағарту ұйымдары', 'Организации юридической помощи и правового просвещения', 'Organisations for legal aid and legal education', 10),
  (111, 'activity', 'ethnic_accord', 'Этносаралық келісім және этномәдени бірлестіктер', 'Организации межэтнического согласия и этнокультурные объединения', 'Organisations for interethnic accord and ethnocultural associations', 11),
  (112, 'activity', 'sport', 'Дене шынықтыру және спорт ұйымдары', 'Организации физической культуры и спорта', 'Organisations of physical culture and sport', 12),
  (113, 'activity', 'volunteering', 'Волонтёрлік және қайырымдылық ұйымдары', 'Организации волонтёрства и благотворительности', 'Volunteer and charitable organisations', 13),
  (114, 'activity', 'civil_society', 'Азаматтық қоғамды дамыту және ҮЕҰ-ды қолдау ұйымдары', 'Организации развития гражданского общества и поддержки НПО', 'Organisations developing civil society and supporting NGOs', 14),
  (115, 'activity', 'rural_development', 'Ауылды және жергілікті қоғамдастықты дамыту ұйымдары', 'Организации развития села и местных сообществ', 'Organisations for rural and community development', 15),
  (116, 'activity', 'employment', 'Жұмыспен қамтуға және кәсіпкерлікке жәрдемдесу ұйымдары', 'Организации содействия занятости и предпринимательству', 'Organisations promoting employment and enterprise', 16),
  (117, 'activity', 'consumer_protection', 'Тұтынушылардың құқықтарын қорғау ұйымдары', 'Организации защиты прав потребителей', 'Consumer protection organisations', 17),
  (118, 'activity', 'media_information', 'Бұқаралық ақпарат құралдарын дамыту және ақпараттық ұйымдар', 'Организации развития СМИ и информационные организации', 'Media development and information organisations', 18),
  (119, 'activity', 'research_analysis', 'Зерттеу және талдау ұйымдары', 'Исследовательские и аналитические организации', 'Research and analytical organisations', 19),
  (120, 'activity', 'other', 'Басқа қызмет саласы', 'Иная сфера деятельности', 'Other field of activity', 20);

-- Kinds of target group.
INSERT INTO reference_item (id, book, code, name_kk, name_ru, name_en, position) VALUES
  (201, 'target_group_kind', 'children', 'Балалар', 'Дети', 'Children', 1),
  (202, 'target_group_kind', 'orphans', 'Жетім балалар және ата-анасының қамқорлығынсыз қалған балалар', 'Дети-сироты и дети, оставшиеся без попечения родителей', 'Orphans and children without parental care', 2),
  (203, 'target_group_kind', 'pupils_students', 'Оқушылар мен студенттер', 'Учащиеся и студенты', 'Pupils and students', 3),
  (204, 'target_group_kind', 'youth', 'Жастар', 'Молодёжь', 'Young people', 4),
  (205, 'target_group_kind', 'women', 'Әйелдер', 'Женщины', 'Women', 5),
  (206, 'target_group_kind', 'families', 'Отбасылар', 'Семьи', 'Families', 6),
  (207, 'target_group_kind', 'large_families', 'Көпбалалы және толық емес отбасылар', 'Многодетные и неполные семьи', 'Large and single-parent families', 7),
  (208, 'target_group_kind', 'elderly', 'Қарт адамдар және ардагерлер', 'Пожилые люди и ветераны', 'Older people and veterans', 8),
  (209, 'target_group_kind', 'disability', 'Мүгедектігі бар адамдар', 'Лица с инвалидностью', 'Persons with disabilities', 9),
  (210, 'target_group_kind', 'low_income', 'Табысы аз азаматтар', 'Малообеспеченные граждане', 'People with low incomes', 10),
  (211, 'target_group_kind', 'unemployed', 'Жұмыссыздар', 'Безработные', 'Unemployed people', 11),
  (212, 'target_group_kind', 'rural', 'Ауыл тұрғындары', 'Сельские жители', 'Rural residents', 12),
  (213, 'target_group_kind', 'kandas', 'Қандастар және мигранттар', 'Кандасы и мигранты', 'Kandas and migrants', 13),
  (214, 'target_group_kind', 'ethnic_groups', 'Этностық топтардың өкілдері', 'Представители этнических групп', 'Members of ethnic groups', 14),
  (215, 'target_group_kind', 'risk_group', 'Өмірлік қиын жағдайға тап болған адамдар', 'Лица, оказавшиеся в трудной жизненной ситуации', 'People in difficult circumstances', 15),
  (216, 'target_group_kind', 'ngos', 'Үкіметтік емес ұйымдар', 'Неправительственные организации', 'Non-governmental organisations', 16),
  (217, 'target_group_kind', 'civil_servants', 'Мемлекеттік қызметшілер', 'Государственные служащие', 'Civil servants', 17),
  (218, 'target_group_kind', 'journalists', 'Журналистер', 'Журналисты', 'Journalists', 18),
  (219, 'target_group_kind', 'general_public', 'Жалпы халық', 'Население в целом', 'General public', 19),
  (220, 'target_group_kind', 'other', 'Басқа топ', 'Иная группа', 'Other group', 20);

-- Kinds of partner organisation.
INSERT INTO reference_item (id, book, code, name_kk, name_ru, name_en, position) VALUES
  (301, 'partner_kind', 'central_body', 'Орталық мемлекеттік орган', 'Центральный государственный орган', 'Central state body', 1),
  (302, 'partner_kind', 'local_body', 'Жергілікті атқарушы орган', 'Местный исполнительный орган', 'Local executive body', 2),
  (303, 'partner_kind', 'ngo', 'Үкіметтік емес ұйым', 'Неправительственная организация', 'Non-governmental organisation', 3),
  (304, 'partner_kind', 'educational', 'Білім беру немесе ғылыми ұйым', 'Образовательная или научная организация', 'Educational or scientific organisation', 4),
  (305, 'partner_kind', 'health_social', 'Денсаулық сақтау немесе әлеуметтік қорғау ұйымы', 'Организация здравоохранения или социальной защиты', 'Health or social protection organisation', 5),
  (306, 'partner_kind', 'culture_sport', 'Мәдениет немесе спорт ұйымы', 'Организация культуры или спорта', 'Cultural or sports organisation', 6),
  (307, 'partner_kind', 'business', 'Кәсіпкерлік субъектісі', 'Субъект предпринимательства', 'Business', 7),
  (308, 'partner_kind', 'media', 'Бұқаралық ақпарат құралы', 'Средство массовой информации', 'Mass media outlet', 8),
  (309, 'partner_kind', 'international', 'Халықаралық ұйым', 'Международная организация', 'International organisation', 9),
  (310, 'partner_kind', 'other', 'Басқа серіктес', 'Иной партнёр', 'Other partner', 10);

-- Kinds of mass media outlet.
INSERT INTO reference_item (id, book, code, name_kk, name_ru, name_en, position) VALUES
  (401, 'outlet_kind', 'newspaper', 'Газет', 'Газета', 'Newspaper', 1),
  (402, 'outlet_kind', 'magazine', 'Журнал', 'Журнал', 'Magazine', 2),
  (403, 'outlet_kind', 'television', 'Телевизия', 'Телевидение', 'Television', 3),
  (404, 'outlet_kind', 'radio', 'Радио', 'Радио', 'Radio', 4),
  (405, 'outlet_kind', 'news_agency', 'Ақпараттық агенттік', 'Информационное агентство', 'News agency', 5),
  (406, 'outlet_kind', 'online', 'Интернет-басылым', 'Интернет-издание', 'Online publication', 6),
  (407, 'outlet_kind', 'social_network', 'Әлеуметтік желі', 'Социальная сеть', 'Social network', 7),
  (408, 'outlet_kind', 'other', 'Басқа БАҚ', 'Иное СМИ', 'Other outlet', 8);

-- The pilot's first report had three required parts; the later ones ask for what has come of the project. SPEC §5.
INSERT INTO required_part (stage, part, position, valid_from) VALUES
  (1, 'team', 1, '2007-01-01'),
  (1, 'about_project', 2, '2007-01-01'),
  (1, 'main_works', 3, '2007-01-01'),
  (2, 'team', 1, '2007-01-01'),
  (2, 'about_project', 2, '2007-01-01'),
  (2, 'main_works', 3, '2007-01-01'),
  (2, 'target_groups', 4, '2007-01-01'),
  (2, 'publications', 6, '2007-01-01'),
  (3, 'team', 1, '2007-01-01'),
  (3, 'about_project', 2, '2007-01-01'),
  (3, 'main_works', 3, '2007-01-01'),
  (3, 'target_groups', 4, '2007-01-01'),
  (3, 'partners', 5, '2007-01-01'),
  (3, 'publications', 6, '2007-01-01'),
  (3, 'indicators', 7, '2007-01-01'),
  (3, 'spending', 8, '2007-01-01');
