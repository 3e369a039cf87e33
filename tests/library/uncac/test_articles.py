"""The articles as data: titles, obligation, cycle, summaries; words that find them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merida.uncac.articles import (
    LANGUAGES,
    article,
    articles,
    chapter,
    chapters,
    provision,
    search_titles,
)
from merida.uncac.provision import children, sort
from merida.uncac.table import SPELLINGS

TREATY = Path(__file__).parents[4] / "shared" / "data" / "uncac-text.json"
SCRIPTS = {
    "ar": r"[\u0621-\u064a]",
    "zh": r"[\u4e00-\u9fff]",
    "ru": r"[А-я]",
    "en": "[a-z]",
    "es": "[a-z]",
    "fr": "[a-z]",
}


def test_there_are_71_articles_in_8_chapters() -> None:
    assert [one.number for one in articles()] == list(range(1, 72))
    assert [one.roman for one in chapters()] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert [number for one in chapters() for number in one.articles] == list(range(1, 72))


def test_the_provisions_are_those_of_the_table_of_spellings() -> None:
    assert [spelling for one in articles() for spelling in one.provisions] == [s for s in SPELLINGS if s[:2] != "ch"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_title_is_there_in_its_own_script(lang: str) -> None:
    titles = [one.title(lang) for one in (*articles(), *chapters())]
    assert len(titles) == 79
    for title in titles:
        assert re.search(SCRIPTS[lang], title), title
        assert title == title.strip() and not title.endswith("."), title


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_title_of_an_article_stands_twice(lang: str) -> None:
    titles = [one.title(lang) for one in articles()]
    assert len(set(titles)) == 71


@pytest.mark.parametrize(
    ("number", "lang", "title"),
    [
        (33, "en", "Protection of reporting persons"),
        (46, "fr", "Entraide judiciaire"),
        (57, "fr", "Restitution et disposition des avoirs"),
        (39, "es", "Cooperación entre los organismos nacionales y el sector privado"),
        (58, "es", "Dependencia de inteligencia financiera"),
        (18, "ru", "Злоупотребление влиянием в корыстных целях"),
        (44, "ru", "Выдача"),
        (23, "ar", "غسل العائدات الإجرامية"),
        (46, "zh", "司法协助"),
    ],
)
def test_titles_as_the_official_versions_have_them(number: int, lang: str, title: str) -> None:
    assert article(number).title(lang) == title


@pytest.mark.parametrize(
    ("number", "roman", "obligation", "cycle"),
    [
        (5, "II", "mandatory", 2),
        (20, "III", "shall-consider", 1),
        (28, "III", "optional", 1),
        (46, "IV", "mandatory", 1),
        (57, "V", "mandatory", 2),
        (60, "VI", "mandatory", None),
        (2, "I", "descriptive", None),
    ],
)
def test_chapter_obligation_and_cycle(number: int, roman: str, obligation: str, cycle: int | None) -> None:
    one = article(number)
    assert (one.chapter, one.obligation, one.cycle) == (roman, obligation, cycle)
    assert number in chapter(roman).articles


def test_facts_of_a_provision() -> None:
    facts = provision("57(3)(a)", {"57(3)(a)": "In the case of …"})
    assert facts.level == "subparagraph"
    assert facts.titles["en"] == ("Asset recovery", "Return and disposal of assets")
    assert facts.titles["zh"] == ("资产的追回", "资产的返还和处分")
    assert (facts.obligation_type, facts.operative_verbs, facts.cycle) == ("mandatory", ("shall",), 2)
    assert facts.text == "In the case of …"
    assert provision("57(3)(a)").text is None
    assert provision("ch.V").titles["fr"] == ("Recouvrement d’avoirs",)
    assert provision("ch.V").summary is None


@pytest.mark.parametrize("spelling", ["72", "57(9)", "57.3", "ch.IX", ""])
def test_what_the_convention_has_not_is_said_in_one_sentence(spelling: str) -> None:
    with pytest.raises(KeyError, match="has no provision"):
        provision(spelling)


def test_unknown_article_and_chapter_are_said_in_one_sentence() -> None:
    with pytest.raises(KeyError, match="articles are 1 to 71"):
        article(72)
    with pytest.raises(KeyError, match="I to VIII"):
        chapter("IX")


def test_every_article_without_paragraphs_and_every_paragraph_has_a_summary() -> None:
    for spelling in SPELLINGS:
        facts = provision(spelling)
        if facts.level == "chapter" or (facts.level == "article" and f"{spelling}(1)" in SPELLINGS):
            continue
        assert facts.summary, spelling


def test_summaries_are_single_short_sentences() -> None:
    for spelling in SPELLINGS:
        summary = provision(spelling).summary
        if summary:
            assert summary.endswith(".") and summary[0].isupper(), spelling
            assert ". " not in summary, spelling
            assert len(summary.split()) <= 30, spelling


def test_duties_are_worded_as_duties_and_choices_as_choices() -> None:
    """A paragraph that only asks to consider is never summed up as a requirement."""
    for spelling in SPELLINGS:
        facts = provision(spelling)
        if facts.summary and facts.operative_verbs in (("shall consider",), ("may",), ("shall endeavour",)):
            assert not facts.summary.startswith("Requires"), spelling


@pytest.mark.skipif(not TREATY.exists(), reason="the treaty's text is not beside the project (../shared)")
def test_no_summary_repeats_eight_words_of_the_treaty() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[\w'’]+", text.lower())
        return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}

    treaty = set().union(*(runs(text) for text in json.loads(TREATY.read_text(encoding="utf-8")).values()))
    for spelling in SPELLINGS:
        assert not runs(provision(spelling).summary or "") & treaty, spelling


@pytest.mark.parametrize(
    ("words", "lang", "first"),
    [
        ("57", None, ["57", "57(1)"]),
        ("art. 57(3)", None, ["57(3)", "57(3)(a)", "57(3)(b)", "57(3)(c)"]),
        ("57 (3)", None, ["57(3)", "57(3)(a)"]),
        ("ch.V", None, ["ch.V"]),
        ("recouvrement", None, ["ch.V", "53", "54"]),
        ("recuperacion activos", "es", ["ch.V"]),
        ("отмыв", None, ["14", "23"]),
        ("استرداد", None, ["ch.V", "53", "54"]),
        ("洗钱", "zh", ["14", "23"]),
        ("Extradition", "en", ["44"]),
        ("undercover", None, ["50(1)"]),
    ],
)
def test_words_find_provisions(words: str, lang: str | None, first: list[str]) -> None:
    assert list(search_titles(words, lang))[: len(first)] == first


@pytest.mark.parametrize("words", ["", "   ", "article", "zebra", "99"])
def test_words_that_find_nothing(words: str) -> None:
    assert search_titles(words) == ()


@given(st.text(max_size=30))
def test_search_gives_provisions_once_whatever_is_typed(words: str) -> None:
    found = search_titles(words)
    assert len(found) == len(set(found)) == len(sort(found))


def test_every_article_is_found_by_its_whole_title_in_every_language() -> None:
    for one in articles():
        for lang in LANGUAGES:
            assert str(one.number) in search_titles(one.title(lang), lang), (one.number, lang)


def test_parts_of_an_article_agree_with_the_kin_of_spellings() -> None:
    for one in articles():
        below = [str(one.number)]
        for spelling in below:
            below.extend(children(spelling))
        assert sorted(below) == sorted(one.provisions)
