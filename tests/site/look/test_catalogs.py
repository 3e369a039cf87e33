"""Every string of the site in all six languages, with the plural forms of each and the same placeholders."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils.translation import gettext, ngettext, override

from merida.site.look import catalogs


@pytest.fixture(scope="module")
def found() -> Catalog:
    return catalogs.strings()


def test_nothing_is_shown_in_english_to_a_reader_of_another_language(found: Catalog) -> None:
    assert [str(trouble) for trouble in catalogs.troubles(found)] == []


def test_strings_of_code_and_of_templates_are_found(found: Catalog) -> None:
    ids = {message.id if isinstance(message.id, str) else message.id[0] for message in found}
    assert "Technical assistance need" in ids
    assert "Skip to the page" in ids


@pytest.mark.parametrize("language", catalogs.PLURALS)
def test_what_django_reads_is_what_was_translated(language: str) -> None:
    out = io.BytesIO()
    write_mo(out, catalogs.kept(language))
    compiled = catalogs.path_of(language).with_suffix(".mo")
    assert compiled.read_bytes() == out.getvalue(), "run `make messages`"


@pytest.mark.parametrize("language", catalogs.PLURALS)
def test_catalogs_hold_no_string_that_is_gone(language: str, found: Catalog) -> None:
    held = {(message.id, message.context) for message in catalogs.kept(language) if message.id}
    assert held == {(message.id, message.context) for message in found if message.id}


@pytest.mark.parametrize(
    ("language", "good_practice"),
    [
        ("ar", "ممارسة جيدة"),
        ("en", "Good practice"),
        ("es", "Buena práctica"),
        ("fr", "Bonne pratique"),
        ("ru", "Успешная практика"),
        ("zh-hans", "良好做法"),
    ],
)
def test_the_words_of_the_convention_in_six_languages(language: str, good_practice: str) -> None:
    with override(language):
        assert gettext("Good practice") == good_practice


def test_arabic_and_russian_have_their_own_plural_forms() -> None:
    with override("ar"):
        forms = {ngettext("%(count)s waits", "%(count)s wait", n) for n in (0, 1, 2, 3, 11, 100)}
        assert len(forms) == 4  # from eleven on the verb is that of one
    with override("ru"):
        assert ngettext("%(count)s confirmed", "%(count)s confirmed", 21) == "%(count)s подтвержден"
        assert ngettext("%(count)s confirmed", "%(count)s confirmed", 22) == "%(count)s подтверждены"
        assert ngettext("%(count)s confirmed", "%(count)s confirmed", 25) == "%(count)s подтверждено"


def _one(string: str | tuple[str, ...], id: str | tuple[str, str] = "Page %(number)s") -> Iterator[str]:
    source, translated = Catalog(), Catalog()
    source.add(id)
    translated.add(id, string)
    (message,) = (m for m in source if m.id)
    return catalogs._wrong(message, translated, "ru")


def test_a_lost_or_invented_placeholder_is_a_fault() -> None:
    assert list(_one("Страница %(number)s")) == []
    assert list(_one("Страница")) == ["placeholders [] instead of ['number']"]
    assert list(_one("Страница %(nomer)s")) == ["placeholders ['nomer'] instead of ['number']"]


def test_a_plural_form_that_is_missing_is_a_fault() -> None:
    pair = ("%(n)s page", "%(n)s pages")
    assert list(_one(("%(n)s страница", "%(n)s страницы", "%(n)s страниц"), pair)) == []
    assert list(_one(("%(n)s страница", "%(n)s страницы", ""), pair)) == ["2 of 3 forms translated"]
    assert list(_one(("одна страница", "%(n)s страницы", "%(n)s страниц"), pair)) == [], "one may do without its number"
