"""What needs no database: frameworks as people write them, amounts as pages say them, workbooks that go out."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from merida.drafting.returnable import returnable
from merida.money.amounts import Amount
from merida.site.assistance.frameworks import frameworks_in
from merida.site.assistance.gantt import LEAST, WIDTH, Scale
from merida.site.assistance.selectors.amounts import told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FATF: Recommendation 24", (("fatf", "Recommendation 24"),)),
        ("greco: GrecoEval5Rep(2020)1, xii\nSDG 16: 16.5", (("greco", "GrecoEval5Rep(2020)1, xii"), ("sdg16", "16.5"))),
        ("sdg16: 16.5\n\nSDG 16: 16.5", (("sdg16", "16.5"),)),
        ("Open Government Partnership: commitment 3", (("other", "Open Government Partnership: commitment 3"),)),
        ("OECD:", (("other", "OECD:"),)),
        ("  \n ", ()),
    ],
    ids=["one", "two", "the same twice", "one we do not know", "no reference", "nothing"],
)
def test_items_of_other_frameworks(text: str, found: tuple[tuple[str, str], ...]) -> None:
    assert frameworks_in(text) == found


@pytest.mark.parametrize(
    ("amount", "language", "said"),
    [
        (Amount.of("18000", "USD"), "en", "18,000\u00a0USD"),
        (Amount.of("1250.5", "EUR"), "fr", "1\u202f250,50\u00a0EUR"),
        (Amount.of("1250.5", "EUR"), "ar", "1,250.50\u00a0EUR"),
        (Amount.of("900000", "JPY"), "zh", "900,000\u00a0JPY"),
        (Amount.of("1.005", "KWD"), "en", "1.005\u00a0KWD"),
        (Amount.of("0", "USD"), "en", "0\u00a0USD"),
    ],
    ids=["whole", "French", "Arabic", "no minor units", "three decimals", "nought"],
)
def test_amounts_on_a_page(amount: Amount, language: str, said: str) -> None:
    assert told(amount, language).replace("\u202f", "\u00a0").replace("\u066c", ",") == said.replace("\u202f", "\u00a0")


def test_a_sheet_that_goes_out_lets_only_the_white_cells_be_filled_in() -> None:
    rows = [("1", "Adopt a law", ""), ("2", "=HYPERLINK(1)", "In hand")]
    data = returnable(
        "Rows",
        ("Row", "Text", "Status"),
        rows,
        (0, 1),
        above=("Please fill in",),
        choices={2: ("Done", "Not taken up, because")},
    )
    book = load_workbook(BytesIO(data))
    page = book["Rows"]
    assert page.protection.sheet
    assert [page.cell(3, column).protection.locked for column in (1, 2, 3)] == [True, True, False]
    assert page.cell(4, 2).value == "'=HYPERLINK(1)" and page.cell(4, 2).data_type == "s"
    assert [cell.value for cell in book["lists"]["C"]] == ["Done", "Not taken up, because"]
    assert book["lists"].sheet_state == "hidden"
    rule = page.data_validations.dataValidation[0]
    assert (str(rule.sqref), rule.formula1) == ("C3:C4", "=lists!$C$1:$C$2")
    assert returnable("Rows", ("Row", "Text", "Status"), rows, (0, 1), above=("Please fill in",)) == returnable(
        "Rows", ("Row", "Text", "Status"), rows, (0, 1), above=("Please fill in",)
    )


def test_a_single_day_can_still_be_seen_on_a_roadmap_of_ten_years() -> None:
    scale = Scale(date(2020, 1, 1), date(2029, 12, 31))
    strip = scale.strip(date(2029, 12, 31), date(2029, 12, 31))
    assert strip is not None and strip.width == LEAST and strip.x + strip.width <= WIDTH
    assert [tick.label for tick in scale.ticks()] == [str(year) for year in range(2020, 2030)]
    assert scale.strip(None, None) is None
