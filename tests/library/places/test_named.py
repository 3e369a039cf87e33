"""A whole string that names a State: official, short and long names, articles, cases, signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merida.places import LANGUAGES, find_names, named, states
from merida.places.states import table


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_official_name_names_its_state(lang: str) -> None:
    assert [one.code for one in states() if named(one.name(lang), lang) != one.code] == []


def test_every_further_name_is_one_name_of_its_state() -> None:
    for row in table("aliases.csv"):
        whole = [(0, len(row["name"]), row["code"])] if row["code"] else []
        assert find_names(row["name"], row["lang"]) == whole, row


@pytest.mark.parametrize("lang", ["en", "fr", "es", "ru"])
def test_a_name_in_capitals_or_in_small_letters_is_the_same_name(lang: str) -> None:
    for one in states():
        assert named(one.name(lang).upper(), lang) == one.code
        assert named(one.name(lang).lower(), lang) == one.code


def test_official_names_need_no_language() -> None:
    wrong = {(lang, one.code) for one in states() for lang in LANGUAGES if named(one.name(lang)) != one.code}
    assert wrong == set()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the United States", "USA"),
        ("United States of America", "USA"),
        ("U.S.A.", "USA"),
        ("Republic of Palau", "PLW"),
        ("the Republic of Palau", "PLW"),
        ("Kyrgyz Republic", "KGZ"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("COTE D'IVOIRE", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Lao People's Democratic Republic", "LAO"),
        ("Lao People’s Democratic Republic", "LAO"),
        ("Bolivarian Republic of Venezuela", "VEN"),
        ("Venezuela (Bolivarian Republic of)", "VEN"),
        ("United Republic of Tanzania", "TZA"),
        ("Islamic Republic of Iran", "IRN"),
        ("Hashemite Kingdom of Jordan", "JOR"),
        ("Grand Duchy of Luxembourg", "LUX"),
        ("Democratic Socialist Republic of Sri Lanka", "LKA"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Kingdom of the Netherlands", "NLD"),
        ("Nauru", "NRU"),
        ("Swaziland", "SWZ"),
        ("Cabo Verde", "CPV"),
        ("St. Lucia", "LCA"),
        ("St Vincent and the Grenadines", "VCT"),
        ("Sao Tome and Principe", "STP"),
        ("Hong Kong SAR", "HKG"),
        ("Republic of China", "TWN"),
        ("People's Republic of China", "CHN"),
        ("European Union", "EU"),
        ("les États-Unis", "USA"),
        ("Etats-Unis d'Amérique", "USA"),
        ("l’Uruguay", "URY"),
        ("la République islamique d’Iran", "IRN"),
        ("République de Maurice", "MUS"),
        ("République kirghize", "KGZ"),
        ("du Royaume-Uni", "GBR"),
        ("aux Pays-Bas", "NLD"),
        ("de la République-Unie de Tanzanie", "TZA"),
        ("del Uruguay", "URY"),
        ("la República Oriental del Uruguay", "URY"),
        ("el Estado Plurinacional de Bolivia", "BOL"),
        ("los Emiratos Árabes Unidos", "ARE"),
        ("EE. UU.", "USA"),
        ("Монголии", "MNG"),
        ("в Монголии", "MNG"),
        ("Кыргызстана", "KGZ"),
        ("Кыргызской Республикой", "KGZ"),
        ("Республики Палау", "PLW"),
        ("Многонационального Государства Боливия", "BOL"),
        ("Социалистической Республике Вьетнам", "VNM"),
        ("США", "USA"),
        ("在斐济", "FJI"),
        ("斐济共和国", "FJI"),
        ("越南社会主义共和国", "VNM"),
        ("老挝", "LAO"),
        ("英国", "GBR"),
        ("قيرغيزستان", "KGZ"),
        ("جمهورية سيشيل", "SYC"),
        ("لجمهورية سيشيل", "SYC"),
        ("وللولايات المتحدة الأمريكية", "USA"),
        ("المملكة الأردنية الهاشمية", "JOR"),
        ("دولة قطر", "QAT"),
        ("جمهورية فنزويلا البوليفارية", "VEN"),
        ("أُوروغواي", "URY"),
    ],
)
def test_names_with_articles_cases_and_formal_words(name: str, code: str) -> None:
    assert named(name) == code


@pytest.mark.parametrize(
    "name",
    [
        "",
        "the",
        "Government of Chile",
        "Chile and Peru",
        "Northern Ireland",
        "New Jersey",
        "Korea",
        "Mr. Jordan",
        "Atlantis",
        "Executive summary",
        "Правительство Монголии",
        "内蒙古",
        "دعم مالي",
        "US$",
    ],
)
def test_what_is_more_or_less_than_a_name_names_none(name: str) -> None:
    assert named(name) is None


@pytest.mark.parametrize(
    ("name", "lang", "code"),
    [("Guinea", "es", "GIN"), ("Grenade", "fr", "GRD"), ("Granada", "es", "GRD"), ("Dominique", "fr", "DMA")],
)
def test_the_language_decides(name: str, lang: str, code: str) -> None:
    assert named(name, lang) == code


@given(st.text(max_size=40))
def test_whatever_the_string_the_answer_is_a_code_or_nothing(name: str) -> None:
    assert named(name) in {None, *(one.code for one in states())}
