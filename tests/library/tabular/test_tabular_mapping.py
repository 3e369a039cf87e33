"""Columns are found by their heads, wherever and in whichever language they stand; each cell that is wrong has its name."""

# ruff: noqa: E501 - tables of cases
from __future__ import annotations

from typing import Any

import pytest
from tabular_samples import table, workbook

from merida.money.when import When
from merida.tabular import Column, Limits, Sheet, mapped, read_table, sheet_of
from merida.tabular.kinds import Identifier, Text
from merida.tabular.kinds_codes import Currency
from merida.tabular.kinds_dates import Date
from merida.tabular.kinds_money import Money
from merida.tabular.mapped import twice

COLUMNS = (
    Column(
        "case",
        {"en": ("Case", "Case number"), "fr": ("Affaire",), "ru": ("Дело",), "ar": ("القضية",), "zh": ("案件",)},
        Identifier(),
        required=True,
    ),
    Column(
        "amount",
        {"en": ("Amount",), "fr": ("Montant",), "ru": ("Сумма",), "ar": ("المبلغ",), "zh": ("金额",)},
        Money(),
        expected=True,
    ),
    Column("currency", {"en": ("Currency",), "fr": ("Monnaie",)}, Currency()),
    Column("date", {"en": ("Date",), "ru": ("Дата",), "ar": ("التاريخ",), "zh": ("日期",)}, Date()),
    Column("note", {"en": ("Note", "Remarks"), "fr": ("Observations",)}, Text()),
)


def sheet(*rows: list[Any], lettered: bool = True) -> Sheet:
    return sheet_of(rows, "cases.xlsx" if lettered else "cases.csv", "Sheet1" if lettered else "", lettered)


def said(*rows: list[Any], lettered: bool = True, **options: Any) -> list[str]:
    found = mapped(sheet(*rows, lettered=lettered), COLUMNS, **options)
    return [str(one) for one in (*found.problems, *(one for record in found.records() for one in record.problems))]


@pytest.mark.parametrize(
    "heads",
    [
        ["case", "amount", "date"], ["Case", "Amount", "Date"], ["CASE NUMBER", " amount ", "Date*"], ["Affaire", "Montant (EUR)", "Date"],
        ["Дело", "Сумма", "Дата"], ["القضية", "المَبلغ", "التاريخ"], ["案件", "金额", "日期"], ["Case:", "Amount", "Date"],
    ],
)  # fmt: skip
def test_heads_in_six_languages(heads: list[str]) -> None:
    (record,) = mapped(sheet(heads, ["7", "5", "2019"]), COLUMNS).records()
    assert record.get("case") == "7"
    assert record.get("date") == When(2019)


def test_columns_may_be_moved_and_heads_may_stand_below_a_title() -> None:
    found = mapped(
        sheet(["Cases of our office"], ["as of May"], [], ["Date", "Amount", None, "Case"], ["2019", "5", "x", "a"]),
        COLUMNS,
    )
    assert found.heads.row == 4
    assert [record.get("case") for record in found.records()] == ["a"]


def test_a_word_of_a_cell_is_no_head() -> None:
    found = mapped(sheet(["Case", "Amount", "Date"], ["Amount", "5", "2019"], ["Date", "6", "2019"]), COLUMNS)
    assert [record.get("case") for record in found.records()] == ["Amount", "Date"]


def test_a_column_that_is_missing_is_named_and_no_row_is_read() -> None:
    found = mapped(sheet(["Case", "Date"], ["a", "2019"]), COLUMNS)
    assert [str(one) for one in found.problems] == [
        "cases.xlsx, Sheet1, row 1: There is no column Amount: add it, or say which column it is."
    ]
    assert not found.readable
    assert list(found.records()) == []


def test_a_head_that_stands_twice_is_not_chosen_between() -> None:
    (problem,) = mapped(sheet(["Case", "Amount", "Amount"], ["a", "5", "6"]), COLUMNS).problems
    assert problem.message == "The columns B1 and C1 both stand for Amount: keep one, or say which it is."
    chosen = mapped(sheet(["Case", "Amount", "Amount"], ["a", "5", "6"]), COLUMNS, {"C": "amount"})
    assert [record.get("amount").value for record in chosen.records()] == [6]


def test_a_head_that_nobody_knows_is_left_out_with_what_it_may_be() -> None:
    found = mapped(sheet(["Case", "Amount", "Curency", "Colour"], ["a", "5", "USD", "red"]), COLUMNS)
    assert [(one.head, one.suggestion) for one in found.unknown] == [("Curency", "currency"), ("Colour", None)]
    assert [(one.code, one.severity, one.cell) for one in found.problems] == [
        ("column_suggested", "note", "C1"), ("column_unknown", "note", "D1"),
    ]  # fmt: skip


def test_a_person_says_which_column_is_which() -> None:
    rows = ["Ref", "Sum", "Amount"], ["a", "5", "6"]
    found = mapped(sheet(*rows), COLUMNS, {"Ref": "case", "Sum": "amount"})
    assert [(record.get("case"), record.get("amount").value) for record in found.records()] == [("a", 5)]
    asked = mapped(sheet(*rows), COLUMNS, {"Ref": "case", "Nothing": "date"})
    assert asked.problems[0].code == "mapping_unknown"
    assert not mapped(sheet(*rows), COLUMNS, {"Ref": "nonsense"}).readable
    left = mapped(sheet(["Case", "Amount", "Date"], ["a", "5", "soon"]), COLUMNS, {"Date": ""})
    assert [record.good for record in left.records()] == [True]


def test_no_heads_at_all() -> None:
    assert said(["a", "b"], ["c", "d"]) == [
        "cases.xlsx, Sheet1, row 1: No row names the columns: the heads Case, Amount are looked for in the first rows; a, b is what stands there."
    ]
    assert [one.code for one in mapped(sheet(), COLUMNS).problems] == ["no_header"]


def test_heads_that_are_nearly_right_are_asked_about() -> None:
    found = mapped(sheet(["Casse", "Ammount", "Datte"], ["a", "5", "2019"]), COLUMNS)
    assert {one.suggestion for one in found.unknown} == {"case", "amount", "date"}
    assert not found.readable


def test_heads_without_rows() -> None:
    assert said(["Case", "Amount"]) == [
        "cases.xlsx, Sheet1, row 1: There are no rows under the heads of the columns: fill some in."
    ]


def test_blank_rows_are_none() -> None:
    rows: list[list[Any]] = [["Case", "Amount"], [], ["a", "5"], [None, " "], ["b", "6"], [], []]
    assert [record.number for record in mapped(sheet(*rows), COLUMNS).records()] == [3, 5]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ({"case": None}, "Sheet1!A2: The cell is empty, and Case is needed: fill it in."),
        ({"date": "31/02/2019"}, "Sheet1!D2: 31/02/2019 is no day of the calendar: correct it."),
        ({"amount": "-5"}, "Sheet1!B2: -5 is less than nought: write the amount without a sign; what was given back or corrected is an event of its own."),
        ({"amount": "USD 5, EUR 4"}, "Sheet1!B2: USD 5, EUR 4 names more than one currency (USD, EUR): give each its own row."),
        ({"currency": "XXQ"}, "Sheet1!C2: XXQ is no currency of ISO 4217: give its code, such as USD."),
    ],
)  # fmt: skip
def test_a_wrong_cell_has_its_name_and_a_sentence(cell: dict[str, Any], sentence: str) -> None:
    row = {"case": "a", "amount": "5", "currency": "USD", "date": "2019"} | cell
    assert said(["case", "amount", "currency", "date"], list(row.values())) == [f"cases.xlsx, {sentence}"]


def test_in_a_text_table_a_cell_has_its_row_and_column() -> None:
    assert said(["Case", "Amount"], ["a", "x y"], lettered=False) == [
        "cases.csv, row 2, column Amount: x y is no number: write digits, as 1234.56."
    ]


def test_the_cells_that_leave_no_doubt_decide_for_the_others() -> None:
    rows: list[list[Any]] = [["Case", "Amount", "Date"], ["a", "1.234", "03/04/2019"], ["b", "1.234,5", "31/12/2019"]]
    first = next(mapped(sheet(*rows), COLUMNS).records())
    assert (first.get("amount").value, first.get("date")) == (1234, When(2019, 4, 3))
    rows[2] = ["b", "1,234.5", "12/31/2019"]
    first = next(mapped(sheet(*rows), COLUMNS).records())
    assert (str(first.get("amount").value), first.get("date")) == ("1.234", When(2019, 3, 4))
    rows.append(["c", "1.234,5", "31/12/2019"])
    first = next(mapped(sheet(*rows), COLUMNS).records())
    assert [one.code for one in first.problems] == ["number_ambiguous", "date_ambiguous"]


def test_what_one_row_lacks_does_not_stop_the_next() -> None:
    found = list(mapped(sheet(["Case", "Amount"], ["a", "x y"], ["b", "5"]), COLUMNS).records())
    assert [record.good for record in found] == [False, True]
    assert found[0].get("case") == "a"
    assert "amount" not in found[0].values


def formulas(book: Any, page: Any) -> None:
    page.append(["Case", "Amount"])
    page.append(["a", "=2+3"])


def test_a_formula_is_a_problem_unless_its_result_may_be_taken() -> None:
    page = read_table(workbook(formulas), "f.xlsx").sheet()
    (record,) = mapped(page, COLUMNS).records()
    assert [str(one) for one in record.problems] == [
        "f.xlsx, Sheet!B2: The cell holds a formula, whose result may be out of date: replace it by its value (copy, paste as values)."
    ]
    (taken,) = mapped(page, COLUMNS, formulas="take").records()
    assert taken.good  # openpyxl writes no result, so the cell counts as empty
    assert taken.get("amount") is None


def test_a_text_that_would_be_computed_is_never_taken() -> None:
    page = read_table(b"Case,Amount\na,=2+3\n", "f.csv").sheet()
    (record,) = mapped(page, COLUMNS, formulas="take").records()
    assert [one.code for one in record.problems] == ["formula_text"]


def merged(book: Any, page: Any) -> None:
    for row in (["Case", "Amount"], ["a", 5], [None, 6], ["b", 7]):
        page.append(row)
    page.merge_cells("A2:A3")


def test_merged_cells_are_a_problem_unless_each_row_may_have_their_value() -> None:
    page = read_table(workbook(merged), "m.xlsx").sheet()
    records = list(mapped(page, COLUMNS).records())
    assert [[one.cell for one in record.problems] for record in records] == [["A2"], ["A3"], []]
    assert "A2:A3" in records[0].problems[0].message
    assert [record.get("case") for record in mapped(page, COLUMNS, merged="take").records()] == ["a", "a", "b"]


def test_an_error_of_the_spreadsheet_is_no_value() -> None:
    page = read_table(table(["Case", "Amount"], ["a", "#REF!"]), "e.xlsx").sheet()
    (record,) = mapped(page, COLUMNS).records()
    assert [one.code for one in record.problems] in (["cell_error"], ["number_unreadable"])


def test_hidden_rows_and_columns_are_told() -> None:
    def fill(book: Any, page: Any) -> None:
        for row in (["Case", "Amount"], ["a", 5], ["b", 6]):
            page.append(row)
        page.row_dimensions[3].hidden = True
        for column in "BCD":
            page.column_dimensions[column].hidden = True

    found = mapped(read_table(workbook(fill), "h.xlsx").sheet(), COLUMNS)
    assert [(one.code, one.severity) for one in found.problems] == [("rows_hidden", "note"), ("columns_hidden", "note")]
    assert found.problems[1].message.startswith("The hidden columns B are read")
    assert len(list(found.records())) == 2


def test_values_beyond_the_last_head_of_a_text_table_are_told() -> None:
    (record,) = mapped(read_table(b"Case,Amount\na,12,x\n", "x.csv").sheet(), COLUMNS).records()
    assert [one.code for one in record.problems] == ["cells_beyond"]
    assert record.good


def test_an_amount_that_its_comma_has_parted_is_not_taken() -> None:
    page = read_table(b"Case,Amount,Note\na,1,234,x\n", "x.csv").sheet()
    (record,) = mapped(page, COLUMNS).records()
    assert [(one.code, one.severity) for one in record.problems] == [("amount_parted", "error")]


def test_a_table_that_breaks_off_gives_what_stood_before() -> None:
    found = mapped(read_table(b"Case,Amount\na,1\nb,2\nc,3\n", "x.csv", Limits(rows=3)).sheet(), COLUMNS)
    assert [record.get("case") for record in found.records()] == ["a", "b"]
    assert [one.code for one in found.problems] == ["stopped"]
    assert "more than 3 rows" in found.problems[0].message


def test_many_rows_are_kept_packed_and_come_back_as_they_were() -> None:
    rows = [["Case", "Amount", "Date", "Note"], *([f"c{n}", str(n + 1), "2019-05", "x"] for n in range(60_000))]
    found = mapped(sheet(*rows), COLUMNS)
    assert found.count == 60_000
    records = list(found.records())
    assert [records[n].get("case") for n in (0, 30_000, 59_999)] == ["c0", "c30000", "c59999"]
    assert records[59_999].number == 60_001


def test_identifiers_that_several_rows_have() -> None:
    found = twice(
        mapped(sheet(["Case", "Amount"], ["a", "1"], ["b", "1"], ["a", "1"], ["b", "2"], ["c", "3"]), COLUMNS), "case"
    )
    assert {name: (one.first, one.second, one.same) for name, one in found.items()} == {
        "a": (2, 4, True),
        "b": (3, 5, False),
    }


def test_the_currency_that_a_head_names() -> None:
    assert mapped(sheet(["Case", "Amount (USD)"], ["a", "1"]), COLUMNS).heads.currency("amount") == "USD"
    assert mapped(sheet(["Case", "Amount (net)"], ["a", "1"]), COLUMNS).heads.currency("amount") is None
