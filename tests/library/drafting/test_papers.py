"""Tables of outcomes counted by the codebook, and the papers they leave in: Word, workbook, CSV, page."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from openpyxl import load_workbook

from merida.drafting.groups import Group, groups_of
from merida.drafting.outcomes import Corpus, Outcome, Review, cross, table
from merida.drafting.paper import paper
from merida.drafting.plain import csv_of_table
from merida.drafting.values import Cell, Row, Table
from merida.drafting.web import web, web_table
from merida.drafting.word import word
from merida.drafting.words import LANGUAGES, articles, count, day, number
from merida.drafting.workbook import sheet_of_rows, workbook

REVIEWS = (
    Review("fji", "FJI", "Fiji", "Second cycle", "Asia-Pacific", "CAC/A", "2099-03-01"),
    Review("ken", "KEN", "Kenya", "Second cycle", "African", "CAC/B", "2099-03-02"),
    Review("mus", "MUS", "Mauritius", "Second cycle", "African"),
    Review("syc", "SYC", "Seychelles", "Second cycle", "African"),
)
OUTCOMES = (
    Outcome("1", "fji", "Training on declarations", ("8(5)",), ("capacity_building", "legislative_assistance")),
    Outcome("2", "ken", "Drafting of two laws", ("8", "57(3)"), ("legislative_assistance",), ("procurement",)),
    Outcome("3", "ken", "Advice", ("ch.II",), ("policymaking",)),
    Outcome("4", "syc", "A boat", (), ("other",)),
)
CORPUS = Corpus("the four summaries", date(2099, 5, 1), REVIEWS, OUTCOMES, none_identified=1, undecided=2)


def cells(made: Table) -> dict[str, list[str]]:
    return {row.head: [cell.text for cell in row.cells] for row in made.rows}


def test_an_outcome_is_counted_once_in_each_row_and_column_and_once_in_every_total() -> None:
    found = cells(table(CORPUS))
    assert found["Articles 7, 8 and 11"][-2:] == ["2", "2 of 4"]
    assert found["Article 57"][-2:] == ["1", "1 of 4"]
    assert found["Chapter II as a whole"][-2:] == ["1", "1 of 4"]
    assert found["No provision / cross-cutting"][-2:] == ["1", "1 of 4"]
    assert found["Total"][0] == "2" and found["Total"][-2:] == ["4", "3 of 4"]


def test_the_notes_state_corpus_day_denominator_and_how_to_read() -> None:
    notes = " ".join(table(CORPUS).notes)
    assert "the four summaries, as at 1 May 2099" in notes and "3 of 4" in notes
    assert "may appear in several rows" in notes and "no need was identified" in notes and "left out" in notes


def test_regional_groups_of_few_states_are_merged_for_outsiders() -> None:
    assert "Asia-Pacific States" in table(CORPUS, "region").columns
    merged = table(CORPUS, "region", least=3)
    assert "Other groups" in merged.columns and "Asia-Pacific States" not in merged.columns
    assert "African States" not in merged.columns  # one State alone could be told from the rest
    assert cross(CORPUS, "region", 3).merged


def test_each_number_opens_what_it_counts() -> None:
    made = table(CORPUS, link=lambda row, column: f"/?row={row}&column={column}")
    assert made.rows[0].cells[0].href == "/?row=7,8,11&column=legislative_assistance"
    assert all(cell.href is None for row in made.rows for cell in row.cells if cell.text == "–")


@pytest.mark.parametrize(
    ("provisions", "labels"),
    [
        (("5", "6(1)"), ["Articles 5 and 6"]),
        (("51", "58"), ["Articles 51, 56 and 59", "Articles 52 and 58"]),
        (("60(1)",), ["Article 60"]),
        (("ch.V", "54"), ["Articles 53, 54 and 55", "Chapter V as a whole"]),
        ((), ["No provision / cross-cutting"]),
    ],
)
def test_provisions_fall_into_groups_in_treaty_order(provisions: tuple[str, ...], labels: list[str]) -> None:
    assert [group.label("en") for group in groups_of(provisions)] == labels
    assert all(isinstance(group, Group) for group in groups_of(provisions))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_opens_in_word_in_each_language_and_is_the_same_bytes_twice(language: str) -> None:
    made = paper(CORPUS, ("category", "region"), language, link=lambda row, column: "https://example.org/")
    data = word(made)
    assert word(made) == data
    opened = docx.Document(io.BytesIO(data))
    assert len(opened.tables) == 5
    section = opened.sections[0]
    assert section.page_width is not None and round(section.page_width.cm) == 21
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        notes = package.read("word/footnotes.xml").decode()
        assert "CAC/A" in notes
        document = package.read("word/document.xml").decode()
        assert ("w:bidiVisual" in document) == (language == "ar")
        assert "w:tblHeader" in document and "w:hyperlink" in document


def test_a_workbook_holds_numbers_and_never_a_formula() -> None:
    hostile = Table(
        "=cmd()", ("a", "b"), (Row("=1+1", (Cell("7", 7, "https://example.org/"),)), Row("+x", (Cell("-y"),)))
    )
    page = load_workbook(io.BytesIO(workbook([("A/B[c]", hostile)]))).worksheets[0]
    assert page.title == "A B c "
    values = {cell.coordinate: (cell.value, cell.data_type) for row in page.iter_rows() for cell in row if cell.value}
    assert values["B3"] == (7, "n") and page["B3"].hyperlink.target == "https://example.org/"
    assert all(kind != "f" for _value, kind in values.values())
    rows = load_workbook(io.BytesIO(sheet_of_rows("R", ("x",), [("=2",), (3,)], [("count", 2)])))
    assert rows.worksheets[0]["A2"].data_type == "s" and rows.worksheets[1]["B1"].value == 2


def test_csv_and_pages_keep_strange_words_harmless() -> None:
    hostile = Table("<b>", ("a", "b"), (Row("<script>", (Cell("=1", href="javascript:alert(1)"),)),), notes=("@x",))
    plain = csv_of_table(hostile).decode("utf-8-sig")
    assert "'=1" in plain and "'@x" in plain
    page = web_table(hostile)
    assert "<script>" not in page and "javascript" not in page and "&lt;b&gt;" in page
    assert "4" in web(paper(CORPUS)) and 'dir="rtl"' in web(paper(CORPUS, language="ar"))


@pytest.mark.parametrize(
    ("language", "numbers", "said"),
    [
        ("en", (9,), "Article 9"), ("fr", (5, 6), "Articles 5 et 6"), ("es", (7, 8, 11), "Artículos 7, 8 y 11"),
        ("ru", (10, 13), "Статьи 10 и 13"), ("zh", (5, 6), "第5条和第6条"), ("ar", (5, 6), "المادتان 5 و6"),
    ],
)  # fmt: skip
def test_articles_are_listed_as_each_language_does(language: str, numbers: tuple[int, ...], said: str) -> None:
    assert articles(numbers, language) == said


def test_days_numbers_and_counted_nouns_in_six_languages() -> None:
    assert [day(date(2019, 5, 1), language) for language in ("en", "fr", "es", "ru", "zh")] == [
        "1 May 2019", "1er mai 2019", "1 de mayo de 2019", "1 мая 2019 года", "2019年5月1日",
    ]  # fmt: skip
    assert number(1234567, "fr") == "1\u00a0234\u00a0567" and number(1234, "en") == "1,234"
    assert [count("ru", "number_of_reviews", n) for n in (1, 3, 11, 21)] == [
        "1 обзор", "3 обзора", "11 обзоров", "21 обзор",
    ]  # fmt: skip
    assert count("ar", "number_of_reviews", 2) == "استعراضين" and "3" in count("ar", "number_of_reviews", 3)
