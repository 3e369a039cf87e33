"""Figures in running text and in tables: what a careful reader takes, and nothing else."""

from __future__ import annotations

import pytest
from figure_cases import CASES

from merida.finding.figures import find_figures, in_text
from merida.reading.values import Cell, Document, Passage


@pytest.mark.parametrize(
    ("lang", "text", "wanted"), [(lang, text, wanted) for lang, cases in CASES.items() for text, wanted in cases]
)
def test_the_figures_of_a_sentence(lang: str, text: str, wanted: list[tuple[str, str, str]]) -> None:
    found = list(in_text(text, lang))
    assert [(one.value, one.qualifier, one.unit) for one in found] == wanted
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("lang", "text", "printed"),
    [
        ("en", "More than 850 people were trained.", "More than 850 people"),
        ("en", "Assets worth approximately 4.6 million US dollars were sent.", "approximately 4.6 million US dollars"),
        ("fr", "Elle a reçu plus de 1 200 recommandations.", "plus de 1 200 recommandations"),
        ("es", "Capacitó a más de 9.000 funcionarios.", "más de 9.000 funcionarios"),
        ("ru", "Обучено около 40 тыс. служащих.", "около 40 тыс. служащих"),
        ("ar", "درب نحو 40 موظفا.", "نحو 40 موظفا"),
        ("zh", "约120名工作人员接受培训。", "约120名工作人员"),
    ],
)
def test_qualifier_and_unit_are_part_of_the_words(lang: str, text: str, printed: str) -> None:
    assert [one.text for one in in_text(text, lang)] == [printed]


def test_what_is_said_of_the_people_counted() -> None:
    (one,) = in_text("More than 850 people were trained on the provisions of the Convention.", "en")
    assert one.measure == "trained on the provisions of the Convention"


def test_a_range_is_one_figure() -> None:
    assert [(one.value, one.unit) for one in in_text("Sentences of three to five years.", "en")] == [("3-5", "years")]


def test_francs_are_those_named_before() -> None:
    document = _document(
        Passage(1, "paragraph", "About 12.5 million Swiss francs were returned."),
        Passage(2, "paragraph", "Less than 2 million francs remained frozen."),
    )
    assert [(one.unit, one.passage) for one in find_figures(document)] == [("CHF", "x#1"), ("CHF", "x#2")]


def test_headings_and_the_masthead_hold_no_figures() -> None:
    document = _document(Passage(1, "masthead", "12 States"), Passage(2, "heading", "Replies of 31 States"))
    assert find_figures(document) == ()


# ── tables ────────────────────────────────────────────────────────────────────────────────────────
def test_a_cell_knows_its_row_column_provisions_and_what_the_title_counts() -> None:
    document = _table(
        "Needs by article of the Convention and category of assistance",
        ["Article", "Legislative assistance", "Total"],
        ["Articles 53 to 55", "9", "29"],
        ["Article 57", "–", "12"],
    )
    assert [(one.value, one.unit, one.row, one.column, one.provisions) for one in find_figures(document)] == [
        ("9", "needs", "Articles 53 to 55", "Legislative assistance", ("53", "54", "55")),
        ("29", "needs", "Articles 53 to 55", "Total", ("53", "54", "55")),
        ("12", "needs", "Article 57", "Total", ("57",)),
    ]


def test_a_row_that_begins_with_the_number_of_an_article_has_its_provisions() -> None:
    document = _table(
        "Needs by article of the Convention",
        ["Article", "Number of needs"],
        ["7", "7"],
        ["9 (1) (a)", "14"],
        ["52 and 58", "3"],
    )
    assert [(one.value, one.provisions) for one in find_figures(document)] == [
        ("7", ("7",)),
        ("14", ("9(1)(a)",)),
        ("3", ("52", "58")),
    ]


@pytest.mark.parametrize(
    ("title", "head", "cell", "wanted"),
    [
        ("Cases", "Share (%)", "45", ("45", "percent")),
        ("Volumes", "Amount (USD)", "1,200,000", ("1200000", "USD")),
        ("Volumes", "Amount in millions of US dollars", "4.6", ("4600000", "USD")),
        ("Volumes", "Confiscated", "€3,500", ("3500", "EUR")),
        ("Activity", "Number of officials trained", "1 150", ("1150", "officials")),
        ("Activity", "Convictions", "12", ("12", "convictions")),
    ],
)
def test_what_the_numbers_of_a_column_count(title: str, head: str, cell: str, wanted: tuple[str, str]) -> None:
    figures = find_figures(_table(title, ["Institution", head], ["Anti-Corruption Commission", cell]))
    assert [(one.value, one.unit) for one in figures] == [wanted]


@pytest.mark.parametrize(("head", "cell"), [("Year", "2018"), ("No.", "3"), ("Date", "2019")])
def test_years_and_running_numbers_of_a_table_are_no_figures(head: str, cell: str) -> None:
    assert find_figures(_table("Cases", ["Institution", head], ["Commission", cell])) == ()


def test_under_years_the_row_says_what_is_counted() -> None:
    document = _table("Activity of the unit", ["", "2017", "2018"], ["Requests received", "31", "40"])
    assert [(one.value, one.unit, one.column) for one in find_figures(document)] == [
        ("31", "requests", "2017"),
        ("40", "requests", "2018"),
    ]


def _document(*passages: Passage) -> Document:
    return Document("x", "x.txt", "text/plain", "other", passages, language="en")


def _table(title: str, heads: list[str], *rows: list[str]) -> Document:
    passages = [Passage(1, "paragraph", title)]
    for y, row in enumerate([heads, *rows]):
        for x, text in enumerate(row):
            if text:
                cell = Cell(0, y, x, row[0] if y and x else None, heads[x] if y else None)
                passages.append(Passage(len(passages) + 1, "table", text, cell=cell))
    return _document(*passages)
