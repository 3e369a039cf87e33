"""Numbers, days and provisions as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from merida.site.look.dates import day, moment
from merida.site.look.numbers import number, percent


def shown(template: str, language: str = "en", **context: object) -> str:
    with override(language):
        return Template("{% load look %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ar", "1,234,567"),
        ("en", "1,234,567"),
        ("es", "1.234.567"),
        ("fr", "1 234 567"),
        ("ru", "1 234 567"),
        ("zh-hans", "1,234,567"),
    ],
)
def test_numbers_are_grouped_by_language_and_always_in_the_digits_of_provisions(language: str, written: str) -> None:
    assert number(1234567, language).replace("\u202f", " ").replace("\xa0", " ") == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ar", "29 أيار/مايو 2019"),
        ("en", "29 May 2019"),
        ("es", "29 de mayo de 2019"),
        ("fr", "29 mai 2019"),
        ("ru", "29 мая 2019 г."),
        ("zh-hans", "2019年5月29日"),
    ],
)
def test_days_are_written_as_in_united_nations_documents(language: str, written: str) -> None:
    assert day(date(2019, 5, 29), language).replace("\xa0", " ").replace("\u202f", " ") == written


def test_a_moment_is_shown_by_the_clock_of_the_installation(settings: object) -> None:
    settings.TIME_ZONE = "Europe/Vienna"  # type: ignore[attr-defined]
    at = datetime(2019, 5, 29, 22, 30, tzinfo=UTC)
    assert moment(at, "en") == "30 May 2019, 00:30"
    assert moment(at, "ar") == "30 أيار/مايو 2019، 00:30"


def test_a_share_of_nothing_is_a_dash() -> None:
    assert percent(0, 0, "en") == "–"
    assert percent(1, 3, "en") == "33%"


def test_a_provision_is_never_turned_round_in_arabic() -> None:
    assert shown("{{ p|provision }}", "ar", p="57(3)(a)") == '<bdi class="provision" dir="ltr">57(3)(a)</bdi>'
    assert "الفصل V" in shown("{{ p|provision }}", "ar", p="ch.V")
    assert "chapter V" in shown("{{ p|provision }}", p="ch.V")


def test_provisions_are_parted_by_the_comma_of_the_language() -> None:
    assert "، " in shown("{{ p|provisions }}", "ar", p=["53", "57(3)"])
    assert "、" in shown("{{ p|provisions }}", "zh-hans", p=["53", "57(3)"])


def test_a_number_opens_what_it_is_made_of() -> None:
    assert shown("{% figure n url 'challenges' %}", n=1550, url="/x?a=1&b=2") == (
        '<a class="figure" href="/x?a=1&amp;b=2">1,550<span class="visually-hidden"> challenges</span></a>'
    )


def test_nought_opens_nothing_and_what_is_withheld_is_not_nought() -> None:
    assert "href" not in shown("{% figure n '/x' %}", n=0)
    assert shown("{% figure n '/x' %}", n=None) == '<span class="figure-none">withheld</span>'


def test_words_of_a_document_carry_their_language_and_direction() -> None:
    assert shown("{{ l|lang_attrs }}", l="ar") == 'lang="ar" dir="rtl"'
    assert shown("{{ l|lang_attrs }}", l="zh") == 'lang="zh-Hans" dir="ltr"'
    assert shown("{{ l|lang_attrs }}", l=None) == 'dir="auto"'


def test_words_of_a_document_never_become_markup() -> None:
    hostile = '"><script>alert(1)</script>'
    for tag in ("{{ p|provision }}", "{{ p|lang_attrs }}", "{% figure 3 p p %}", "{% kind 'challenge' p %}"):
        assert "<script" not in shown(tag, p=hostile)


def test_the_kind_of_an_outcome_is_told_by_word_and_shape_not_by_colour_alone() -> None:
    said = {
        kind: shown("{% kind k %}", k=kind) for kind in ("good_practice", "challenge", "assistance_need", "observation")
    }
    assert "Challenge" in said["challenge"]
    assert len({words[words.index("<svg") : words.index("</svg>")] for words in said.values()}) == 4
