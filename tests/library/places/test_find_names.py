"""Names of States in running text: what is one, what only looks like one, and where it begins and ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.places import LANGUAGES, find_names, states

SENTENCES = {
    "en": "In 2099, the Government of {} adopted a law; officials from the region praised {}.",
    "fr": "En 2099, les autorités de {} ont adopté une loi ; la délégation a salué {}.",
    "es": "En 2099 el Gobierno de {} aprobó una ley; la delegación elogió a {}.",
    "ru": "В 2099 году приняло закон следующее государство: {}; делегация отметила {}.",
    "ar": "في عام 2099 اعتمدت حكومة {} قانونا، وأشاد الوفد بحكومة {}.",
    "zh": "2099年，{}政府通过了一项法律；代表团赞扬了{}。",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_is_found_twice_in_its_own_sentence(lang: str) -> None:
    for one in states():
        text = SENTENCES[lang].format(one.name(lang), one.name(lang))
        assert [(text[start:end], code) for start, end, code in find_names(text, lang)] == [
            (one.name(lang), one.code)
        ] * 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_of_all_states_yields_all_of_them_in_order(lang: str) -> None:
    comma = {"ar": "، ", "zh": "、"}.get(lang, ", ")
    text = comma.join(one.name(lang) for one in states())
    assert [code for _, _, code in find_names(text, lang)] == [one.code for one in states()]


def found(text: str, lang: str | None) -> str:
    return "; ".join(f"{text[start:end]}={code}" for start, end, code in find_names(text, lang))


ENGLISH = [
    ("Niger and Nigeria are neighbours.", "Niger=NER; Nigeria=NGA"),
    (
        "Guinea, Equatorial Guinea, Papua New Guinea and Guinea-Bissau",
        "Guinea=GIN; Equatorial Guinea=GNQ; Papua New Guinea=PNG; Guinea-Bissau=GNB",
    ),
    (
        "the Congo and the Democratic Republic of the Congo",
        "Congo=COG; Democratic Republic of the Congo=COD",
    ),
    ("the Republic of the Congo", "Republic of the Congo=COG"),
    ("Dominica and the Dominican Republic", "Dominica=DMA; Dominican Republic=DOM"),
    ("Ireland, not Northern Ireland", "Ireland=IRL"),
    (
        "the United Kingdom of Great Britain and Northern Ireland",
        "United Kingdom of Great Britain and Northern Ireland=GBR",
    ),
    ("Sudan and South Sudan", "Sudan=SDN; South Sudan=SSD"),
    ("Samoa and American Samoa", "Samoa=WSM; American Samoa=ASM"),
    (
        "the Republic of Korea and the Democratic People’s Republic of Korea",
        "Republic of Korea=KOR; Democratic People’s Republic of Korea=PRK",
    ),
    ("the Bank of Ghana", "Ghana=GHA"),
    ("Georgia’s courts; the Jordan Customs; Chad's police", "Georgia=GEO; Jordan=JOR; Chad=TCD"),
    ("Mr. Jordan met Ms. Georgia and Dr. Chad", ""),
    ("Lake Chad, the River Jordan, the Niger Delta and the Gulf of Guinea", ""),
    ("New Jersey, New Mexico, Mexico City and Jersey", "Jersey=JEY"),
    ("a turkey, a jersey, fine china and a chad", ""),
    ("US$ 4.6 million, 3 million United States dollars, 2 US dollars, the US law", "US=USA"),
    ("the Bolivarian Republic\nof Venezuela", "Bolivarian Republic\nof Venezuela=VEN"),
    (
        "Iran (Islamic Republic of), Bolivia (Plurinational State of)",
        "Iran (Islamic Republic of)=IRN; Bolivia (Plurinational State of)=BOL",
    ),
    ("EXECUTIVE SUMMARY: REPUBLIC OF PALAU", "REPUBLIC OF PALAU=PLW"),
    ("the republic of Korea", "republic of Korea=KOR"),
    ("Timor Leste, Viet-Nam, Cote d`Ivoire", "Timor Leste=TLS; Viet-Nam=VNM; Cote d`Ivoire=CIV"),
    ("Co\u0302te d’Ivoire", "Co\u0302te d’Ivoire=CIV"),
    (
        "Hong Kong, China; Macao, China; Taiwan Province of China; China",
        "Hong Kong, China=HKG; Macao, China=MAC; Taiwan Province of China=TWN; China=CHN",
    ),
    ("Nigeriana, Malian, Chilean, Omani", ""),
    ("In the U.S. The UAE and the UK", "U.S.=USA; UAE=ARE; UK=GBR"),
    ("contact us; uk; eu", ""),
    ("as in Kyrgyzstan1 and Chile2", "Kyrgyzstan=KGZ; Chile=CHL"),
    ("British Columbia and Colombia", "Colombia=COL"),
    ("Antigua & Barbuda; St. Kitts and Nevis", "Antigua & Barbuda=ATG; St. Kitts and Nevis=KNA"),
]

FRENCH = [
    ("au Chili, du Niger et du Nigéria", "Chili=CHL; Niger=NER; Nigéria=NGA"),
    ("de la République de Corée", "République de Corée=KOR"),
    ("de l’Uruguay, d'Haïti, des États-Unis", "Uruguay=URY; Haïti=HTI; États-Unis=USA"),
    ("le Congo et la République démocratique du Congo", "Congo=COG; République démocratique du Congo=COD"),
    ("la Dominique et la République dominicaine", "Dominique=DMA; République dominicaine=DOM"),
    ("la Guinée, la Guinée équatoriale, la Guinée-Bissau", "Guinée=GIN; Guinée équatoriale=GNQ; Guinée-Bissau=GNB"),
    ("la Papouasie-Nouvelle-Guinée et le golfe de Guinée", "Papouasie-Nouvelle-Guinée=PNG"),
    ("l’Irlande, et non l’Irlande du Nord", "Irlande=IRL"),
    ("le Soudan et le Soudan du Sud", "Soudan=SDN; Soudan du Sud=SSD"),
    ("Maurice a adopté ; M. Maurice Dupont ; Maurice Durand", "Maurice=MUS"),
    ("deux millions de dollars des États-Unis", ""),
    ("la Réunion du Groupe", ""),
    ("ETATS-UNIS D'AMERIQUE", "ETATS-UNIS D'AMERIQUE=USA"),
    ("République du Kenya ; Royaume de Belgique", "République du Kenya=KEN; Royaume de Belgique=BEL"),
    ("la Banque centrale de Mauritanie", "Mauritanie=MRT"),
    ("l’ex-République yougoslave de Macédoine", "ex-République yougoslave de Macédoine=MKD"),
    (
        "Trinité-et-Tobago et Saint-Vincent-et-les Grenadines",
        "Trinité-et-Tobago=TTO; Saint-Vincent-et-les Grenadines=VCT",
    ),
]

SPANISH = [
    ("al Perú, del Uruguay y de El Salvador", "Perú=PER; Uruguay=URY; El Salvador=SLV"),
    ("la República Bolivariana de Venezuela", "República Bolivariana de Venezuela=VEN"),
    ("Guinea, Guinea Ecuatorial y Guinea-Bissau", "Guinea=GIN; Guinea Ecuatorial=GNQ; Guinea-Bissau=GNB"),
    ("Dominica y la República Dominicana", "Dominica=DMA; República Dominicana=DOM"),
    ("el Níger y Nigeria", "Níger=NER; Nigeria=NGA"),
    ("Irlanda e Irlanda del Norte", "Irlanda=IRL"),
    ("México, no Nuevo México ni Ciudad de México", "México=MEX"),
    ("el Banco Central de Chile", "Chile=CHL"),
    ("un millón de dólares de los Estados Unidos", ""),
    ("la Sra. Georgia y el Sr. Jordania", ""),
    ("MEXICO Y PERU", "MEXICO=MEX; PERU=PER"),
    ("los Estados Unidos y los EE.UU.", "Estados Unidos=USA; EE.UU.=USA"),
    ("Reino de los Países Bajos", "Reino de los Países Bajos=NLD"),
    ("Sudán y Sudán del Sur", "Sudán=SDN; Sudán del Sur=SSD"),
    ("Reunión de expertos", ""),
]

RUSSIAN = [
    ("в Монголии и Кыргызстане", "Монголии=MNG; Кыргызстане=KGZ"),
    ("Нигер, Нигера, Нигерии", "Нигер=NER; Нигера=NER; Нигерии=NGA"),
    ("с Республикой Корея и Исламской Республикой Иран", "Республикой Корея=KOR; Исламской Республикой Иран=IRN"),
    ("в Гвинее, Гвинее-Бисау, Экваториальной Гвинее", "Гвинее=GIN; Гвинее-Бисау=GNB; Экваториальной Гвинее=GNQ"),
    ("Папуа — Новой Гвинеей", "Папуа — Новой Гвинеей=PNG"),
    ("Конго и Демократической Республики Конго", "Конго=COG; Демократической Республики Конго=COD"),
    ("Доминике и Доминиканской Республике", "Доминике=DMA; Доминиканской Республике=DOM"),
    ("Ирландии, а не Северной Ирландии", "Ирландии=IRL"),
    (
        "Соединенным Штатам Америки, Соединенному Королевству",
        "Соединенным Штатам Америки=USA; Соединенному Королевству=GBR",
    ),
    ("5 млн долларов США из США", "США=USA"),
    ("Объединенными Арабскими Эмиратами", "Объединенными Арабскими Эмиратами=ARE"),
    ("на Сейшельских Островах и на Багамских Островах", "Сейшельских Островах=SYC; Багамских Островах=BHS"),
    ("Того же мнения придерживается Того", "Того=TGO"),
    ("кроме того, мали и чад", ""),
    ("Кот-д’Ивуара, Тимора-Лешти, Шри-Ланки", "Кот-д’Ивуара=CIV; Тимора-Лешти=TLS; Шри-Ланки=LKA"),
    ("Боснией и Герцеговиной, Тринидадом и Тобаго", "Боснией и Герцеговиной=BIH; Тринидадом и Тобаго=TTO"),
    ("Израиля, Беларусью, Филиппинах, Нидерландам", "Израиля=ISR; Беларусью=BLR; Филиппинах=PHL; Нидерландам=NLD"),
    ("Национальный банк Республики Беларусь", "Республики Беларусь=BLR"),
    ("Чили, Перу и Марокко", "Чили=CHL; Перу=PER; Марокко=MAR"),
    (
        "Республики Молдова; Черногорией; Саудовскую Аравию",
        "Республики Молдова=MDA; Черногорией=MNE; Саудовскую Аравию=SAU",
    ),
    ("Южной Африкой, Южно-Африканской Республике и ЮАР", "Южной Африкой=ZAF; Южно-Африканской Республике=ZAF; ЮАР=ZAF"),
    ("Судане и Южном Судане", "Судане=SDN; Южном Судане=SSD"),
    ("бывшей югославской Республики Македония", "бывшей югославской Республики Македония=MKD"),
    ("г-н Чад и г-жа Мали", ""),
    ("РЕСПУБЛИКА ПАЛАУ", "РЕСПУБЛИКА ПАЛАУ=PLW"),
    ("Китаем, Уругваем, Маврикием, Маврикии", "Китаем=CHN; Уругваем=URY; Маврикием=MUS; Маврикии=MUS"),
    ("Кубой, Ямайкой, Мьянме, Никарагуа, Самоа", "Кубой=CUB; Ямайкой=JAM; Мьянме=MMR; Никарагуа=NIC; Самоа=WSM"),
]

ARABIC = [
    ("في جمهورية سيشيل", "جمهورية سيشيل=SYC"),
    ("وقيرغيزستان والصين وبالهند", "قيرغيزستان=KGZ; الصين=CHN; الهند=IND"),
    ("للصين ولمصر", "لصين=CHN; مصر=EGY"),
    ("غينيا وغينيا الاستوائية وغينيا - بيساو", "غينيا=GIN; غينيا الاستوائية=GNQ; غينيا - بيساو=GNB"),
    ("بابوا غينيا الجديدة", "بابوا غينيا الجديدة=PNG"),
    ("النيجر ونيجيريا", "النيجر=NER; نيجيريا=NGA"),
    ("الكونغو وجمهورية الكونغو الديمقراطية", "الكونغو=COG; جمهورية الكونغو الديمقراطية=COD"),
    ("دومينيكا والجمهورية الدومينيكية", "دومينيكا=DMA; الجمهورية الدومينيكية=DOM"),
    ("أيرلندا، لا أيرلندا الشمالية", "أيرلندا=IRL"),
    ("دعم مالي ونظام مالي وإداري ومالي", ""),
    ("حكومة مالي، وفي مالي، وبنن ومالي", "مالي=MLI; مالي=MLI; بنن=BEN; مالي=MLI"),
    ("السودان وجنوب السودان", "السودان=SDN; جنوب السودان=SSD"),
    ("جمهورية كوريا وجمهورية كوريا الشعبية الديمقراطية", "جمهورية كوريا=KOR; جمهورية كوريا الشعبية الديمقراطية=PRK"),
    ("جمهورية إيران الإسلامية", "جمهورية إيران الإسلامية=IRN"),
    ("مليون دولار من دولارات الولايات المتحدة", ""),
    ("بوليفيا (دولة - المتعددة القوميات)", "بوليفيا (دولة - المتعددة القوميات)=BOL"),
    ("مصرف ومصري وتونسي", ""),
    ("السيدة تونس", ""),
    ("مَصْر", "مَصْر=EGY"),
]

CHINESE = [
    ("在斐济，斐济政府", "斐济=FJI; 斐济=FJI"),
    (
        "巴布亚新几内亚、赤道几内亚、几内亚比绍和几内亚",
        "巴布亚新几内亚=PNG; 赤道几内亚=GNQ; 几内亚比绍=GNB; 几内亚=GIN",
    ),
    ("尼日尔和尼日利亚", "尼日尔=NER; 尼日利亚=NGA"),
    ("刚果和刚果民主共和国", "刚果=COG; 刚果民主共和国=COD"),
    ("多米尼克和多米尼加共和国", "多米尼克=DMA; 多米尼加共和国=DOM"),
    ("其中国家立法、其中国际合作", ""),
    ("中国政府和中国香港", "中国=CHN; 中国香港=HKG"),
    ("5月29日本届会议", ""),
    ("上海地区参加纳税，明智利用", ""),
    ("内蒙古和蒙古", "蒙古=MNG"),
    ("北爱尔兰和爱尔兰", "爱尔兰=IRL"),
    ("拉美国家和美国", "美国=USA"),
    ("伊朗（伊斯兰共和国）", "伊朗（伊斯兰共和国）=IRN"),
    ("南苏丹和苏丹", "南苏丹=SSD; 苏丹=SDN"),
    ("印度尼西亚、印度和印度洋", "印度尼西亚=IDN; 印度=IND"),
    ("帕劳共和国总统", "帕劳共和国=PLW"),
    ("大韩民国和朝鲜民主主义人民共和国", "大韩民国=KOR; 朝鲜民主主义人民共和国=PRK"),
    ("无法国家承认", ""),
]

CASES = [
    (lang, text, expected)
    for lang, table in (
        ("en", ENGLISH),
        ("fr", FRENCH),
        ("es", SPANISH),
        ("ru", RUSSIAN),
        ("ar", ARABIC),
        ("zh", CHINESE),
    )
    for text, expected in table
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_names_in_running_text(lang: str, text: str, expected: str) -> None:
    assert found(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Кыргызстан (Kyrgyzstan, 吉尔吉斯斯坦)", "Кыргызстан=KGZ; Kyrgyzstan=KGZ; 吉尔吉斯斯坦=KGZ"),
        ("États-Unis, Estados Unidos, United States", "États-Unis=USA; Estados Unidos=USA; United States=USA"),
        ("République démocratique du Congo", "République démocratique du Congo=COD"),
        ("New Jersey", ""),
    ],
)
def test_without_a_language_the_scripts_decide(text: str, expected: str) -> None:
    assert found(text, None) == expected


@settings(max_examples=60)
@given(st.data())
def test_spans_are_in_order_apart_and_inside_the_text(data: st.DataObject) -> None:
    lang = data.draw(st.sampled_from(LANGUAGES))
    names = st.sampled_from([one.name(lang) for one in states()])
    text = "".join(data.draw(st.lists(st.one_of(names, st.text(max_size=8), st.sampled_from(list(" ,.()'-،、"))))))
    end = 0
    for start, stop, code in find_names(text, lang):
        assert end <= start < stop <= len(text)
        assert code in {one.code for one in states()}
        end = stop


def test_the_same_text_gives_the_same_names_twice() -> None:
    text = " ".join(sentence for _, sentence, _ in CASES)
    assert find_names(text) == find_names(text)
