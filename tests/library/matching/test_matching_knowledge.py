"""The lists: kinds with their crosswalks, terms of the Convention in six languages, regions, sentences for reasons."""

# ruff: noqa: E501 - words of six languages in a line, to be read as a table

from __future__ import annotations

import re

import pytest

from merida.finding.categories import ORDER
from merida.matching import CATEGORIES, KINDS, Gap, Reason, explain, kind
from merida.matching.explaining import term_label
from merida.matching.kinds import category_of, kinds_in, kinds_of_aid, kinds_of_sector, kinds_said, known
from merida.matching.knowledge import LANGUAGES, load, provisions_of_term, sector_says, subjects
from merida.matching.likeness import weights
from merida.matching.place import region_ids, states_in
from merida.matching.words import content
from merida.places import states
from merida.uncac import exists


def said(text: str) -> set[str]:
    return set(subjects().find(content(text)))


def test_kinds_have_names_in_six_languages_and_a_category_of_the_reader() -> None:
    assert CATEGORIES == ORDER
    assert all(one.labels.keys() == set(LANGUAGES) and all(one.labels.values()) for one in KINDS)
    assert {one.category for one in KINDS} == set(CATEGORIES)
    names = {one.id for one in KINDS}
    assert len(names) == len(KINDS)
    assert all(set(one.near) <= names for one in KINDS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_kinds_have_one_name(lang: str) -> None:
    assert len({one.label(lang) for one in KINDS}) == len(KINDS)


def test_kinds_stand_in_their_categories() -> None:
    assert category_of("training") == category_of("mentoring") == "capacity_building"
    assert category_of("capacity_building") == "capacity_building"
    assert kinds_in("policymaking") == ("strategy", "action_plan")
    assert {name for one in CATEGORIES for name in kinds_in(one)} == {one.id for one in KINDS}


def test_codes_of_the_oecd_say_kinds_and_subjects_where_they_say_any() -> None:
    assert kinds_of_aid("D01") == ("mentoring",)
    assert kinds_of_aid("C01") == ()
    assert kinds_of_sector("43082") == ("research_and_data",)
    assert sector_says("15125", "terms") == ("procurement",)
    assert sector_says("15113", "terms") == ()


def test_sectors_say_terms_and_bodies_that_exist() -> None:
    told, kinds = load("terms"), {one.id for one in KINDS}
    assert {one for row in load("sectors")["terms"].values() for one in row} <= told["term"].keys()
    assert {one for row in load("sectors")["bodies"].values() for one in row} <= told["body"].keys()
    assert {one for row in load("sectors")["kinds"].values() for one in row} <= kinds


def test_a_kind_is_known_by_its_id_or_name_in_any_language() -> None:
    assert known("Training") == known("Обучение") == known("培训") == "training"
    assert known("Legislative drafting") == known("legislative-drafting") == "legislative_drafting"
    assert known("capacity_building") == "capacity_building"
    assert known("catering") is None
    with pytest.raises(KeyError, match="no kind of assistance 'catering'"):
        kind("catering")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drafting of the new whistle-blower protection law", "legislative_drafting"),
        ("Elaboración de un proyecto de ley sobre extradición", "legislative_drafting"),
        ("Formation des magistrats", "training"),
        ("حلقات عمل للقضاة", "training"),
        ("派驻专家", "mentoring"),
        ("Ознакомительная поездка следователей", "peer_learning"),
        ("National anti-corruption strategy", "strategy"),
        ("Base de données électronique", "digital_tools"),
        ("مذكرة تفاهم بين الأجهزة", "coordination"),
        ("Закон: типовой закон о возвращении активов", "model_law"),
    ],
)
def test_kinds_are_found_in_words(text: str, expected: str) -> None:
    assert expected in kinds_said(text)


def test_terms_stand_on_provisions_that_exist_and_have_words_in_six_languages() -> None:
    for name, term in load("terms")["term"].items():
        assert all(exists(one) for one in term["provisions"]), name
        assert all(term.get(lang) for lang in LANGUAGES), name
    assert all(body.get(lang) for body in load("terms")["body"].values() for lang in LANGUAGES)


def test_every_term_and_body_has_a_name_in_six_languages() -> None:
    for name in (*load("terms")["term"], *load("terms")["body"]):
        assert all(term_label(name, lang) for lang in LANGUAGES), name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "asset_recovery",
            ["Recovery of stolen assets", "recouvrement d’avoirs", "recuperación de activos", "возвращение активов", "استرداد الموجودات", "资产追回"],
        ),
        (
            "mutual_legal_assistance",
            ["mutual legal assistance", "entraide judiciaire", "asistencia judicial recíproca", "взаимная правовая помощь", "المساعدة القانونية المتبادلة", "司法协助"],
        ),
        (
            "beneficial_ownership",
            ["beneficial owners", "bénéficiaires effectifs", "beneficiarios finales", "бенефициарных собственников", "المالكين المستفيدين", "受益所有人"],
        ),
        (
            "witness_protection",
            ["protection of witnesses", "protection des témoins", "protección de testigos", "защита свидетелей", "حماية الشهود", "保护证人"],
        ),
        (
            "illicit_enrichment",
            ["illicit enrichment", "enrichissement illicite", "enriquecimiento ilícito", "незаконное обогащение", "الإثراء غير المشروع", "资产非法增加"],
        ),
    ],
)  # fmt: skip
def test_a_subject_is_the_same_in_six_languages(name: str, words: list[str]) -> None:
    assert [text for text in words if name not in said(text)] == []


def test_arabic_words_are_known_with_whatever_is_joined_to_them() -> None:
    assert all("procurement" in said(text) for text in ("المشتريات", "بالمشتريات", "والمشتريات", "للمشتريات"))


def test_the_longest_words_win() -> None:
    assert "body.audit" in said("the supreme audit institution")
    assert said("anti-corruption agency") & {"bribery"} == set()


def test_a_term_tells_its_provisions_and_a_body_none() -> None:
    assert provisions_of_term("procurement") == ("9(1)",)
    assert provisions_of_term("judges") == ()


def test_regions_are_known_by_code_name_and_group() -> None:
    assert region_ids(("1027", "Eastern Africa", "eastern_africa")) == ("eastern_africa",)
    assert region_ids(("African", "nowhere")) == ("africa",)
    assert {"KEN", "UGA"} <= states_in("eastern_africa")
    assert "IRN" in states_in("middle_east")
    assert "IRN" not in states_in("south_asia")
    assert states_in("world") == frozenset()


def test_regions_hold_states_that_exist() -> None:
    codes = {one.code for one in states()}
    subregions = {one.subregion for one in states()}
    for name, told in load("places").items():
        assert {*told.get("states", ()), *told.get("without", ())} <= codes, name
        assert set(told.get("subregions", ())) <= subregions, name
        assert states_in(name) or told.get("world"), name


def test_every_reason_has_a_weight_and_a_sentence_in_six_languages() -> None:
    sentences = load("reasons")
    weighed = (weights("proposal").keys() | weights("same").keys()) - {"bias"}
    assert weighed <= sentences.keys()
    for code, forms in sentences.items():
        assert forms.keys() == set(LANGUAGES), code
        places = {lang: set(re.findall(r"\{\d\}", form)) for lang, form in forms.items()}
        assert len({frozenset(one) for one in places.values()}) == 1, code


def test_reasons_are_said_with_names_in_the_readers_language() -> None:
    assert explain(Reason("same_jurisdiction", ("KGZ",)), "fr") == "dans le même pays ou territoire : Kirghizistan"
    assert explain(Reason("same_kind", ("training",)), "ru") == "тот же вид помощи: Обучение"
    assert explain(Reason("near_provision", ("57(3)", "57(5)"))) == "provisions near one another: 57(3) and 57(5)"
    assert explain(Reason("same_subject", ("procurement", "reporting_persons")), "zh").endswith("公共采购、保护举报人")
    assert explain(Gap("n", "no_activity_in_jurisdiction", ("PLW",))) == "no assistance is reported in Palau"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", sorted(load("reasons")))
def test_a_reason_is_said_whatever_values_it_has(code: str, lang: str) -> None:
    for values in ((), ("57",), ("57", "KEN"), ("KEN", "procurement", "judges")):
        told = explain(Reason(code, values), lang)
        assert told
        assert "{" not in told
