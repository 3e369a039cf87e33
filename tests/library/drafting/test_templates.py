"""Templates to fill in: heads in the language, lists to choose from, and nothing that only one language understands."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from merida.drafting.templates import activities_template, events_template

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def first_sheet(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data)).worksheets[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_heads_and_sheet_are_in_the_language(lang: str) -> None:
    titles = {one: first_sheet(events_template(one)).title for one in LANGUAGES}
    assert len(set(titles.values())) == 6
    page = first_sheet(activities_template(lang))
    heads = [cell.value for cell in page[3]]
    assert len(heads) == 10
    assert page.sheet_view.rightToLeft is (lang == "ar")


def test_what_happened_and_its_status_are_chosen_from_lists() -> None:
    book = load_workbook(io.BytesIO(events_template("fr")))
    rules = {
        str(rule.sqref).split(":")[0]: rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation
    }
    heads = {cell.value: cell.column_letter for cell in book.worksheets[0][3]}
    assert f"{heads['État']}4" in rules
    offered = [cell.value for column in book["lists"].iter_cols() for cell in column if cell.value]
    assert {"Transféré", "Reçu", "Confisqué", "Ordonné", "Oui", "USD"} <= set(offered)
    assert "Restitué" not in offered  # transferred and received are two facts; "returned" would be either


def test_the_same_template_gives_the_same_bytes() -> None:
    assert activities_template("ru") == activities_template("ru")
