"""Sentences as other hands write them, and every figure a careful reader takes from each: value, qualifier, unit."""

from __future__ import annotations

type Case = tuple[str, list[tuple[str, str, str]]]

EN: list[Case] = [
    (
        "The Commission employs 214 staff, of whom 58 per cent are women.",
        [("214", "exact", "staff"), ("58", "exact", "percent")],
    ),
    (
        "Between 2015 and 2018, the courts convicted 37 persons in 22 cases.",
        [("37", "exact", "persons"), ("22", "exact", "cases")],
    ),
    (
        "Declarations must be filed within 30 days of taking office and every two years thereafter.",
        [("30", "exact", "days"), ("2", "exact", "years")],
    ),
    ("The statute of limitations is fifteen years.", [("15", "exact", "years")]),
    (
        "A fine of up to $10,000 or imprisonment for not more than five years, or both, may be imposed.",
        [("10000", "at_most", "USD"), ("5", "at_most", "years")],
    ),
    (
        "Over US$ 3.2 billion was frozen in four jurisdictions.",
        [("3200000000", "more_than", "USD"), ("4", "exact", "jurisdictions")],
    ),
    ("The Agency received 1,204 complaints in 2017, a third more than in 2016.", [("1204", "exact", "complaints")]),
    ("Two thirds of the 193 Member States replied.", [("193", "exact", "Member States")]),
    ("Article 5 of Law No. 12 of 2009 applies to all 12 ministries.", [("12", "exact", "ministries")]),
    ("At its 5th meeting, on 29 May 2019, the Group considered item 4.", []),
    ("On the one hand, both bodies met twice; on the other, no one objected.", []),
    (
        "More than 1.5 million euros were returned in three instalments.",
        [("1500000", "more_than", "EUR"), ("3", "exact", "instalments")],
    ),
    ("At least seven months and at most one year may pass.", [("7", "at_least", "months"), ("1", "at_most", "year")]),
    (
        "Some 60 countries, representing nearly 40% of parties, took part.",
        [("60", "about", "countries"), ("40", "about", "percent")],
    ),
    (
        "The database contains 275 asset recovery cases and 1,900 judgments.",
        [("275", "exact", "asset recovery cases"), ("1900", "exact", "judgments")],
    ),
    (
        "The threshold was lowered from 15,000 euros to 10,000 euros.",
        [("15000", "exact", "EUR"), ("10000", "exact", "EUR")],
    ),
    ("Requests are executed in an average of 90 days.", [("90", "exact", "days")]),
    ("Chapter II was reviewed in phase 2; see table 3 and paragraphs 12 to 15 below.", []),
    (
        "Twenty-five prosecutors and one hundred and twenty investigators were trained.",
        [("25", "exact", "prosecutors"), ("120", "exact", "investigators")],
    ),
    ("Fewer than a dozen States had replied by 1 March.", [("12", "less_than", "States")]),
    ("The Convention was ratified by 186 States parties.", [("186", "exact", "States parties")]),
    (
        "No fewer than 18 workshops, attended by approximately 900 participants, were held.",
        [("18", "at_least", "workshops"), ("900", "about", "participants")],
    ),
    ("The sum of 500 million naira was recovered.", [("500000000", "exact", "NGN")]),
    ("The hotline (toll-free 0800 123 456) is open 24 hours a day, seven days a week.", [("7", "exact", "days")]),
    (
        "Penalties range from six months to three years of imprisonment.",
        [("6", "exact", "months"), ("3", "exact", "years")],
    ),
    (
        "The Office has a budget of £2.4 million and 35 employees.",
        [("2400000", "exact", "GBP"), ("35", "exact", "employees")],
    ),
]
FR: list[Case] = [
    (
        "La Commission emploie 214 agents, dont 58 % de femmes.",
        [("214", "exact", "agents"), ("58", "exact", "percent")],
    ),
    ("Plus d’un million et demi d’euros ont été restitués.", [("1500000", "more_than", "EUR")]),
    (
        "Les déclarations sont déposées dans un délai de 30 jours, puis tous les deux ans.",
        [("30", "exact", "days"), ("2", "exact", "years")],
    ),
    (
        "Une amende pouvant aller jusqu’à 10 000 dollars ou une peine d’au plus cinq ans d’emprisonnement est prévue.",
        [("10000", "at_most", "USD"), ("5", "at_most", "years")],
    ),
    (
        "Quelque 3,2 milliards de dollars ont été gelés dans quatre pays.",
        [("3200000000", "about", "USD"), ("4", "exact", "countries")],
    ),
    ("L’Agence a reçu 1 204 plaintes en 2017.", [("1204", "exact", "complaints")]),
    ("Les deux tiers des 193 États Membres ont répondu.", [("193", "exact", "Member States")]),
    ("L’article 5 de la loi no 12 du 3 mars 2009 s’applique aux douze ministères.", [("12", "exact", "ministries")]),
    ("À sa 5e séance, le 29 mai 2019, le Groupe a examiné le point 4.", []),
    (
        "Au moins dix-huit ateliers, réunissant près de neuf cents participants, ont été organisés.",
        [("18", "at_least", "workshops"), ("900", "about", "participants")],
    ),
    (
        "Vingt-cinq procureurs et cent vingt enquêteurs ont été formés.",
        [("25", "exact", "prosecutors"), ("120", "exact", "investigators")],
    ),
    ("Le seuil est de 15.000 euros.", [("15000", "exact", "EUR")]),
    ("Une cinquantaine de pays ont participé.", [("50", "about", "countries")]),
    (
        "Soixante-quinze pour cent des demandes aboutissent en moins de trois mois.",
        [("75", "exact", "percent"), ("3", "less_than", "months")],
    ),
    ("Les autorités ont restitué 500 millions de francs CFA.", [("500000000", "exact", "XOF")]),
    ("Le délai de prescription est de vingt ans.", [("20", "exact", "years")]),
    ("Quatre-vingt-dix jours suffisent.", [("90", "exact", "days")]),
]
ES: list[Case] = [
    (
        "El Estado, que en 2093 restituyó 8,5 millones de euros, tramitó 14 solicitudes.",
        [("8500000", "exact", "EUR"), ("14", "exact", "requests")],
    ),
    (
        "La Comisión cuenta con 214 empleados, de los cuales el 58% son mujeres.",
        [("214", "exact", "empleados"), ("58", "exact", "percent")],
    ),
    (
        "Entre 2015 y 2018, los tribunales condenaron a 37 personas en 22 casos.",
        [("37", "exact", "people"), ("22", "exact", "cases")],
    ),
    (
        "Las declaraciones se presentan en un plazo de 30 días y, posteriormente, cada dos años.",
        [("30", "exact", "days"), ("2", "exact", "years")],
    ),
    (
        "Se impone una multa de hasta 10.000 dólares o una pena máxima de cinco años de prisión.",
        [("10000", "at_most", "USD"), ("5", "at_most", "years")],
    ),
    (
        "Más de 3.200 millones de dólares fueron congelados en cuatro jurisdicciones.",
        [("3200000000", "more_than", "USD"), ("4", "exact", "jurisdictions")],
    ),
    ("La Agencia recibió 1.204 denuncias en 2017.", [("1204", "exact", "denuncias")]),
    ("Dos tercios de los 193 Estados Miembros respondieron.", [("193", "exact", "Member States")]),
    ("El artículo 5 de la Ley núm. 12 de 2009 se aplica a los doce ministerios.", [("12", "exact", "ministries")]),
    ("En su quinta sesión, celebrada el 29 de mayo de 2019, el Grupo examinó el tema 4.", []),
    (
        "Se organizaron no menos de dieciocho talleres, con unos novecientos participantes.",
        [("18", "at_least", "workshops"), ("900", "about", "participants")],
    ),
    (
        "Veinticinco fiscales y ciento veinte investigadores recibieron capacitación.",
        [("25", "exact", "prosecutors"), ("120", "exact", "investigators")],
    ),
    ("Una veintena de países participaron.", [("20", "about", "countries")]),
    ("El plazo de prescripción es de treinta y cinco años.", [("35", "exact", "years")]),
    ("Se restituyeron 500 millones de pesos colombianos.", [("500000000", "exact", "COP")]),
    (
        "Alrededor del cuarenta por ciento de las solicitudes se tramitan en menos de tres meses.",
        [("40", "about", "percent"), ("3", "less_than", "months")],
    ),
]
RU: list[Case] = [
    (
        "В Комиссии работают 214 сотрудников, из которых 58 процентов составляют женщины.",
        [("214", "exact", "сотрудников"), ("58", "exact", "percent")],
    ),
    ("В 2015–2018 годах суды осудили 37 человек по 22 делам.", [("37", "exact", "people"), ("22", "exact", "cases")]),
    (
        "Декларации подаются в течение 30 дней, а затем каждые два года.",
        [("30", "exact", "days"), ("2", "exact", "years")],
    ),
    (
        "Предусмотрен штраф до 10 000 долларов или лишение свободы на срок не более пяти лет.",
        [("10000", "at_most", "USD"), ("5", "at_most", "years")],
    ),
    (
        "Свыше 3,2 млрд долл. США было заморожено в четырех странах.",
        [("3200000000", "more_than", "USD"), ("4", "exact", "countries")],
    ),
    ("В 2017 году Агентство получило 1 204 жалобы.", [("1204", "exact", "complaints")]),
    ("Две трети из 193 государств-членов дали ответ.", [("193", "exact", "Member States")]),
    (
        "Статья 5 Закона № 12 от 3 марта 2009 года применяется к двенадцати министерствам.",
        [("12", "exact", "ministries")],
    ),
    ("На своем 5-м заседании 29 мая 2019 года Группа рассмотрела пункт 4.", []),
    (
        "Было проведено не менее восемнадцати семинаров с участием примерно девятисот человек.",
        [("18", "at_least", "seminars"), ("900", "about", "people")],
    ),
    (
        "Подготовку прошли двадцать пять прокуроров и сто двадцать следователей.",
        [("25", "exact", "prosecutors"), ("120", "exact", "investigators")],
    ),
    ("Срок давности составляет тридцать пять лет.", [("35", "exact", "years")]),
    ("Возвращено 500 млн тенге.", [("500000000", "exact", "KZT")]),
    (
        "Около 40% запросов исполняются менее чем за три месяца.",
        [("40", "about", "percent"), ("3", "less_than", "months")],
    ),
    ("Порог снижен с 15 тыс. евро до 10 тыс. евро.", [("15000", "exact", "EUR"), ("10000", "at_most", "EUR")]),
]
AR: list[Case] = [
    ("شغلت النساء ٣٨ في المائة من الوظائف.", [("38", "exact", "percent")]),
    ("تضم اللجنة 214 موظفا، منهم 58 في المائة من النساء.", [("214", "exact", "موظفا"), ("58", "exact", "percent")]),
    ("أدانت المحاكم 37 شخصا في 22 قضية بين عامي 2015 و2018.", [("37", "exact", "people"), ("22", "exact", "cases")]),
    ("تقدم الإقرارات في غضون ٣٠ يوما.", [("30", "exact", "days")]),
    (
        "يعاقب بغرامة لا تزيد على 10 000 دولار أو بالسجن لمدة لا تتجاوز خمس سنوات.",
        [("10000", "at_most", "USD"), ("5", "at_most", "years")],
    ),
    ("جمد أكثر من 3,2 مليار دولار في أربعة بلدان.", [("3200000000", "more_than", "USD"), ("4", "exact", "countries")]),
    ("تلقت الهيئة 1204 شكاوى في عام 2017.", [("1204", "exact", "complaints")]),
    ("نظر الفريق في البند 4 في جلسته الخامسة المعقودة في 29 أيار/مايو 2019.", []),
    ("نظم ما لا يقل عن ثماني عشرة حلقة عمل.", [("18", "at_least", "workshops")]),
    (
        "تلقى التدريب خمسة وعشرون محققا ومائة وعشرون خبيرا.",
        [("25", "exact", "investigators"), ("120", "exact", "experts")],
    ),
    ("مدة التقادم خمس وثلاثون سنة.", [("35", "exact", "years")]),
    (
        "ينفذ نحو 40 في المائة من الطلبات في أقل من ثلاثة أشهر.",
        [("40", "about", "percent"), ("3", "less_than", "months")],
    ),
    ("أعيد مبلغ قدره ٤٫٦ ملايين دولار.", [("4600000", "exact", "USD")]),
    ("يستغرق ذلك سنتين على الأقل.", [("2", "at_least", "years")]),
]
ZH: list[Case] = [
    ("该办公室审查了41份执行摘要，比前一年多。", [("41", "exact", "executive summaries")]),
    ("委员会有214名工作人员，其中58%为女性。", [("214", "exact", "staff"), ("58", "exact", "percent")]),
    ("2015年至2018年，法院在22起案件中判处37人有罪。", [("22", "exact", "cases"), ("37", "exact", "people")]),
    ("申报须在就职后三十日内提交。", [("30", "exact", "days")]),
    ("可处以最高1万美元的罚款或不超过五年的监禁。", [("10000", "at_most", "USD"), ("5", "at_most", "years")]),
    ("四个国家冻结了超过32亿美元。", [("4", "exact", "countries"), ("3200000000", "more_than", "USD")]),
    ("该机构2017年收到1 204份举报。", [("1204", "exact", "complaints")]),
    ("审议组在2019年5月29日第5次会议上审议了项目4。", []),
    ("至少举办了十八期讲习班，约九百人参加。", [("18", "at_least", "workshops"), ("900", "about", "people")]),
    (
        "二十五名检察官和一百二十名调查员接受了培训。",
        [("25", "exact", "prosecutors"), ("120", "exact", "investigators")],
    ),
    ("时效为三十五年。", [("35", "exact", "years")]),
    ("约百分之四十的请求在三个月内得到执行。", [("40", "about", "percent"), ("3", "exact", "months")]),
    ("返还了460万美元和5亿元人民币。", [("4600000", "exact", "USD"), ("500000000", "exact", "CNY")]),
    ("三分之二的国家作了答复。", []),
]
CASES: dict[str, list[Case]] = {"en": EN, "fr": FR, "es": ES, "ru": RU, "ar": AR, "zh": ZH}
