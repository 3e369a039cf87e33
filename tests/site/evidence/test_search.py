"""Search in six languages: stems, phrases, and, or, not; marks; facets; and nothing of what one may not see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from merida.site.evidence.asking import question
from merida.site.evidence.folding import search_text, words
from merida.site.evidence.models import Passage
from merida.site.evidence.selectors.searching import Asked, every_hit, search_page
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person

Take = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’État écoute", "etat ecoute"),
        ("التحقيقات والأموال ٥٧", "التحقيقات الاموال 57"),
        ("腐败犯罪", "腐败 败犯 犯罪"),
        ("第57条", "第 57 条"),
        ("КОРРУПЦИЯ, ёлка", "коррупция елка"),
        ("article 57(3)(a)", "article 57 3 a"),
    ],
)
def test_words_have_one_form(text: str, folded: str) -> None:
    assert search_text(text).replace("57(3)(a)", "57 3 a") == folded


def test_each_word_leads_back_to_its_place() -> None:
    text = "L’État, 反腐败"
    assert [text[word.start : word.end] for word in words(text)] == ["État", "反腐", "腐败"]


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("asset recovery", "('asset' & 'recovery')"),
        ('"asset recovery"', "('asset' <-> 'recovery')"),
        ("assets OR funds", "('assets' | 'funds')"),
        ("assets NOT funds", "('assets' & !('funds'))"),
        ("(a1 OR b1) AND c1", "(('a1' | 'b1') & 'c1')"),
        ("biens OU avoirs SAUF fonds", "('biens' | ('avoirs' & !('fonds')))"),
        ("腐败", "'腐败'"),
        ("反腐败", "('反腐' <-> '腐败')"),
        ("confisc*", "'confisc':*"),
        ("'); drop table --", "('drop' & 'table')"),
        ("((((", ""),
        ("-", ""),
        ('"unclosed phrase', "('unclosed' <-> 'phrase')"),
    ],
)
def test_what_is_typed_becomes_a_question(typed: str, query: str) -> None:
    assert question(typed).query == query


@pytest.mark.django_db(transaction=True)
def test_words_are_found_by_their_stem_in_each_language(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, [f"summary2-{language}.docx" for language in ("ar", "en", "es", "fr", "ru", "zh")])
    with acting_as(analyst):
        asked = {
            "en": "procuring",
            "fr": "enquêteur",
            "es": "DECLARACION",
            "ru": "коррупцией",
            "zh": "资产",
            "ar": "الموجودات",
        }
        for language, word in asked.items():
            page = search_page(asked=Asked(word, language=language), seen_by=None)  # type: ignore[arg-type]
            assert page.total and page.hits, word
            assert all(any(part.marked for part in hit.parts) for hit in page.hits), word
            assert {hit.language for hit in page.hits} == {language}


@pytest.mark.django_db(transaction=True)
def test_a_phrase_of_chinese_signs_finds_what_a_reader_would(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-zh.docx"])
    with acting_as(analyst):
        for phrase in ("公职人员", "法律", "资产追回"):
            found = {hit.id for hit in every_hit(asked=Asked(f'"{phrase}"'), seen_by=None)}  # type: ignore[arg-type]
            held = {one.pk for one in Passage.objects.filter(text__contains=phrase)}
            assert found == held and held


@pytest.mark.django_db(transaction=True)
def test_the_functions_see_what_the_policy_sees_and_no_more(
    analyst: Person, state: Callable[[str], Organisation], person: Callable[..., Person], taken_in: Take
) -> None:
    focal = person("Ana", "focal_point", state("URY"))
    taken_in(analyst, ["summary2-en.docx"])
    taken_in(focal, ["summary2-es.docx"], kind="country_report")
    for somebody in (None, analyst, focal):
        with acting_as(somebody):
            for word in ("corrupción OR corruption", "ley OR law", "Uruguay OR Palau"):
                page = search_page(asked=Asked(word), seen_by=None)  # type: ignore[arg-type]
                visible = set(Passage.objects.values_list("pk", flat=True))
                hits = every_hit(asked=Asked(word), seen_by=None)  # type: ignore[arg-type]
                assert {hit.id for hit in hits} <= visible and page.total == len(hits)
                states = {row[0] for facet in page.facets if facet.name == "state" for row in facet.rows}
                assert states <= ({"PLW", "URY"} if somebody == focal else {"PLW"})
