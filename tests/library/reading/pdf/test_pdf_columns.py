"""Two columns, bullets that are drawn, stretched lines, tables: what stands beside what on a page."""

from __future__ import annotations

import pytest
from pdf_pages import Made, leftward

from merida.reading.pdf import read_pdf
from merida.reading.pdf.dots import is_dot
from merida.reading.values import Sheets

LEFT = [
    "The law on public procurement binds",
    "all ministries of the State and the",
    "agencies below them, and its rules",
    "are applied by courts.",
]
RIGHT = [
    "Candidates for elective office must",
    "disclose all the gifts that they are",
    "given, and the lists of such gifts",
    "are published then.",
]


def texts(sheets: Sheets, region: str = "body") -> list[str]:
    return [block.text for block in sheets.blocks if block.region == region]


def dot(made: Made, x: float, y: float, size: float = 4) -> None:
    """A filled square as high as a bullet, its middle at the height of small letters."""
    made.pages[-1].append(f"{x} {made.size[1] - y + 1} {size} {size} re f")


def columns(indent: float = 0) -> Made:
    made = Made().page()
    for start in (200, 290):
        made.lines(60 + indent, start, LEFT, 14).lines(310 + indent, start, RIGHT, 14)
    return made


@pytest.mark.parametrize("indent", [0, 24])
def test_columns_are_read_one_after_the_other(indent: float) -> None:
    assert texts(read_pdf(columns(indent).bytes())) == [" ".join(LEFT)] * 2 + [" ".join(RIGHT)] * 2


def test_lines_of_items_that_stand_further_in_make_no_second_gutter() -> None:
    made = columns()
    made.lines(60, 380, LEFT, 14).lines(
        340, 380, ["Adopt rules on gifts to officials.", "Publish the lists of the gifts.", "Train its auditors."], 14
    )
    found = texts(read_pdf(made.bytes()))
    assert found[:3] == [" ".join(LEFT)] * 3
    assert found[-1].endswith("Train its auditors.")


def test_a_drawn_bullet_begins_an_item() -> None:
    made = Made().page()
    made.lines(
        100,
        200,
        ["Adopt rules on gifts for", "all public officials.", "Publish the lists of gifts", "on the same day."],
        14,
    )
    dot(made, 88, 200)
    dot(made, 88, 228)
    assert texts(read_pdf(made.bytes())) == [
        "• Adopt rules on gifts for all public officials.",
        "• Publish the lists of gifts on the same day.",
    ]


def test_a_shape_far_from_any_line_or_amid_its_words_is_no_bullet() -> None:
    made = Made().text(100, 200, "Adopt rules on gifts.")
    dot(made, 30, 200)
    dot(made, 120, 200)
    assert texts(read_pdf(made.bytes())) == ["Adopt rules on gifts."]


def test_only_small_shapes_of_even_sides_are_bullets() -> None:
    assert is_dot(3.8, 3.8) and is_dot(4, 5)
    assert not is_dot(0.5, 0.5) and not is_dot(12, 12) and not is_dot(2, 7)


def test_a_ruled_table_is_found_once() -> None:
    made = Made().page()
    rows = [["Article", "Needs", "States"], ["Article 5", "12", "9"], ["Article 57", "7", "4"], ["Total", "19", "13"]]
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            made.text(100 + 120 * column, 200 + 18 * number, words)
    for y in (186, 206, 262):
        made.rule(96, y, 440, y)
    cells = [block for block in read_pdf(made.bytes()).blocks if block.region == "table"]
    assert [block.text for block in cells] == [words for row in rows for words in row]
    assert cells[4].cell is not None and (cells[4].cell.row_head, cells[4].cell.column_head) == ("Article 5", "Needs")


def test_lines_of_a_masthead_that_end_near_each_other_stay_lines() -> None:
    lines = [
        "Grupo de Examen de la Aplicación",
        "Decimosexto período de sesiones",
        "14º período de sesiones ya dicho",
        "Tema 2 del programa de trabajo",
    ]
    made = (
        Made()
        .lines(68, 175, lines, 16.5, 10.5)
        .text(68, 300, "Examen de la aplicación de la Convención de las Naciones Unidas contra la Corrupción", 10.5)
    )
    assert texts(read_pdf(made.bytes()))[:4] == lines


def test_a_number_whose_bracket_opened_on_the_line_before() -> None:
    made = Made().page()
    for line, seen in enumerate(
        [
            "ةلودلا نوناق ماكحأ عم قفاوتت يتلا ريبادتلا ذاختا 52 ناتداملا(",
            ")58و",
            ".ةيلودلا تايقافتالا ماكحأ عم قفاوتت يتلا ريبادتلا ذاختا",
        ]
    ):
        leftward(made, 500, 200 + 14 * line, seen)
    assert ")58" not in " ".join(texts(read_pdf(made.bytes())))
