"""Cells of a workbook: what they hold is kept as written, and what is unusual about them is seen."""

# ruff: noqa: E501 - tables of cases
from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from tabular_samples import MAIN, by_hand, rows_xml, table, workbook

from merida.money.when import When
from merida.tabular import Row, read_table

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>'
    '<numFmt numFmtId="165" formatCode="[$-409]mmm\\ yyyy"/><numFmt numFmtId="166" formatCode="yyyy"/>'
    '<numFmt numFmtId="167" formatCode="00000"/><numFmt numFmtId="168" formatCode="0.0%"/>'
    '<numFmt numFmtId="169" formatCode="#,##0.00\\ &quot;days&quot;"/><numFmt numFmtId="170" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="171" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
    + "".join(f'<xf numFmtId="{n}"/>' for n in (14, 164, 165, 166, 167, 168, 169, 170, 171, 22))
    + "</cellXfs></styleSheet>"
)


def only(data: bytes) -> Row:
    (row,) = read_table(data, "x.xlsx").sheet().rows()
    return row


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4600000", "4600000"),
        ("0.1", "0.1"),
        ("1.1000000000000001", "1.1"),
        ("311797876.11000001", "311797876.11"),
        ("12345678901234567", "12345678901234567"),
        ("1E+3", "1000"),
        ("-5", "-5"),
    ],
)
def test_a_number_is_as_exact_as_its_program_shows_it(written: str, value: str) -> None:
    assert only(by_hand(rows_xml(f"<c><v>{written}</v></c>"))).values == (Decimal(value),)


@pytest.mark.parametrize(
    ("style", "number", "value"),
    [
        (1, "43588", When(2019, 5, 3)),
        (2, "43588", When(2019, 5, 3)),
        (3, "43586", When(2019, 5)),
        (3, "43588", When(2019, 5, 3)),
        (4, "43466", When(2019)),
        (9, "43588", When(2019, 5, 3)),
        (10, "43588.5", datetime(2019, 5, 3, 12)),
        (1, "1", When(1900, 1, 1)),
        (1, "61", When(1900, 3, 1)),
        (7, "12.5", Decimal("12.5")),
        (8, "1.5", Decimal("1.5")),
        (5, "7", Decimal(7)),
    ],
)
def test_a_date_is_as_precise_as_its_cell_shows_it(style: int, number: str, value: object) -> None:
    assert only(by_hand(rows_xml(f'<c s="{style}"><v>{number}</v></c>'), styles=STYLES)).values == (value,)


def test_a_workbook_that_counts_from_1904_says_so() -> None:
    data = by_hand(rows_xml('<c s="1"><v>42126</v></c>'), styles=STYLES, properties='<workbookPr date1904="1"/>')
    assert only(data).values == (When(2019, 5, 3),)


@pytest.mark.parametrize("number", ["60", "-1", "2958466", "0"])
def test_a_day_that_never_was_is_marked(number: str) -> None:
    row = only(by_hand(rows_xml(f'<c s="1"><v>{number}</v></c>'), styles=STYLES))
    assert row.marked(0, "impossible_date")


def test_formats_that_say_something_are_kept_with_the_number() -> None:
    row = only(by_hand(rows_xml('<c s="5"><v>7</v></c><c s="6"><v>0.25</v></c>'), styles=STYLES))
    assert row.marked(0, "zeros:5")
    assert row.marked(1, "percent")


def test_words_of_every_kind() -> None:
    words = f"""<sst xmlns="{MAIN}"><si><t>plain</t></si><si><r><t>two </t></r><r><t>faces</t></r></si>
    <si><t>漢字</t><rPh sb="0" eb="1"><t>かんじ</t></rPh></si><si><t xml:space="preserve"> a_x000D_b </t></si></sst>"""
    cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>99</v></c>'
    inline = '<c t="inlineStr"><is><t>in line</t></is></c><c t="str"><v>told</v></c><c t="b"><v>1</v></c><c t="d"><v>2019-05-03</v></c>'
    row = only(by_hand(rows_xml(cells + inline), words=words))
    assert row.values == ("plain", "two faces", "漢字", " a\rb ", None, "in line", "told", True, When(2019, 5, 3))


def test_formulas_and_errors_are_marked_with_what_they_show() -> None:
    cells = "<c><f>1+1</f><v>2</v></c><c><f>A1</f></c><c t='e'><v>#REF!</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c>"
    row = only(by_hand(rows_xml(cells)))
    assert row.values == (Decimal(2), None, "#REF!", "#DIV/0!")
    assert [sorted(row.marks[place]) for place in range(4)] == [
        ["formula"],
        ["formula"],
        ["error"],
        ["error", "formula"],
    ]


def test_an_apostrophe_that_stopped_a_formula_is_no_part_of_the_words() -> None:
    assert only(table(["'=1+1", "'-5", "d'accord", "'tis"])).values == ("=1+1", "-5", "d'accord", "'tis")


def test_cells_stand_where_their_names_say() -> None:
    row = only(
        by_hand('<sheetData><row r="4"><c r="B4"><v>1</v></c><c><v>2</v></c><c r="AA4"><v>3</v></c></row></sheetData>')
    )
    assert row.number == 4
    assert {place: value for place, value in enumerate(row.values) if value} == {1: 1, 2: 2, 26: 3}


def test_merged_cells_have_the_value_and_the_mark() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for row in (["State", "Text"], ["KGZ", "one"], [None, "two"], [None, "three"], ["UZB", "four"]):
            sheet.append(row)
        sheet.merge_cells("A2:A4")

    sheet = read_table(workbook(fill), "x.xlsx").sheet()
    rows = list(sheet.rows())
    assert [row.value(0) for row in rows] == ["State", "KGZ", "KGZ", "KGZ", "UZB"]
    assert [row.marked(0, "merged") for row in rows] == [False, True, True, True, False]
    assert sheet.merged == ("A2:A4",)


def test_hidden_rows_and_columns_are_read_and_known() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.append(["a", "b"])
        sheet.append(["c", "d"])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    sheet = read_table(workbook(fill), "x.xlsx").sheet()
    assert [row.hidden for row in sheet.rows()] == [False, True]
    assert sheet.hidden_columns == {1}


def test_what_a_usual_program_writes_is_what_is_read() -> None:
    row = only(table([7, 1.5, "words", True, date(2019, 5, 3), datetime(2019, 5, 3, 12, 30), time(12, 30), None, "x"]))
    assert row.values == (
        Decimal(7), Decimal("1.5"), "words", True, When(2019, 5, 3), datetime(2019, 5, 3, 12, 30), "12:30:00", None, "x",
    )  # fmt: skip


def test_a_strict_workbook_is_read_too() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    data = by_hand(f'<?xml version="1.0"?><x:worksheet xmlns:x="{strict}"><x:sheetData><x:row r="1"><x:c r="A1">'
                   "<x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>")  # fmt: skip
    assert only(data).values == (Decimal(5),)
