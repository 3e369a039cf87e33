"""Activities from a sheet of ten columns: what a provider types in a spreadsheet, and what it gets wrong."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest

from merida import iati
from merida.drafting.templates import activities_template
from merida.iati.convention import provisions
from merida.iati.table import Activities, activities_of, cells_of
from merida.iati.table_columns import TEN, columns
from merida.iati.values import Narrative, ReportingOrg
from merida.tabular import read_table, sheet_of
from merida.tabular.kinds import comparable

PUBLISHER = ReportingOrg("XM-DAC-41128", "40", (Narrative("UNODC"),))
KINDS = {"training": ("Training", "Formation", "Обучение"), "legal_advice": ("Legal advice", "Conseils juridiques")}
HEADS = ["Identifier", "Title", "Description", "Provider", "Implementing organisation", "Jurisdictions", "Provisions",
         "Kind", "Start", "End", "Status", "Budget", "Currency", "Expert-days"]  # fmt: skip
ROW = ["XM-DAC-41128-1", "Train judges", "In two years", "Sweden [SE-0]", "UNODC; OECD", "Kenya; Uganda", "57(3); 53",
       "Training", "2019-03-01", "2019-11-30", "Under way", "1,200,000.00", "USD", "30"]  # fmt: skip


def activities(*rows: list[object]) -> Activities:
    return activities_of(sheet_of([HEADS, *rows], "plan.xlsx", "Sheet1"), reporter=PUBLISHER, kinds=KINDS)


def row(**changes: object) -> list[object]:
    keys = [*TEN, "status", "budget", "currency", "expert_days"]
    return [changes.get(key, value) for key, value in zip(keys, ROW, strict=True)]


def test_a_row_is_an_activity_that_can_be_published() -> None:
    (found,) = activities(row()).rows()
    activity = found.activity
    assert activity is not None
    assert [(one.role, one.ref, str(one.words[0].text)) for one in activity.participants] == [
        ("1", "SE-0", "Sweden"), ("4", None, "UNODC"), ("4", None, "OECD"),
    ]  # fmt: skip
    assert [(one.code, one.percentage) for one in activity.countries] == [("KE", Decimal(50)), ("UG", Decimal(50))]
    assert provisions(activity) == ("53", "57(3)")
    assert [(one.kind, one.on) for one in activity.dates] == [("2", date(2019, 3, 1)), ("3", date(2019, 11, 30))]
    assert activity.budgets[0].value is not None
    assert (activity.budgets[0].value.amount, activity.budgets[0].value.currency) == (Decimal("1200000.00"), "USD")
    stream = io.BytesIO()
    iati.write([activity], stream)
    assert [problem for problem in iati.check(stream.getvalue()) if problem.severity != "warning"] == []


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_a_template_that_goes_out_filled_comes_back_the_same(lang: str) -> None:
    (first,) = activities(row()).rows()
    assert first.activity is not None
    more = ("status", "budget", "currency", "expert_days")
    data = activities_template(lang, [cells_of(first.activity)], KINDS, more)
    found = activities_of(read_table(data, "plan.xlsx").sheet(), reporter=PUBLISHER, kinds=KINDS)
    assert [one.activity for one in found.rows()] == [first.activity]


def test_the_template_has_ten_columns() -> None:
    (head, *_) = [row for row in read_table(activities_template("en")).sheet().rows() if row.value(0) == "Identifier"]
    assert len(head.values) == 10


@pytest.mark.parametrize(
    ("changes", "code", "cell"),
    [
        ({"identifier": None}, "missing", "A2"),
        ({"title": None}, "missing", "B2"),
        ({"start": None}, "missing", "I2"),
        ({"jurisdictions": "Atlantis"}, "state_unknown", "F2"),
        ({"jurisdictions": "Kenya 60 %; Uganda 30 %"}, "shares_sum", "F2"),
        ({"jurisdictions": "Kenya 60 %; Uganda"}, "shares_part", "F2"),
        ({"provisions": "57(9)"}, "provision_unknown", "G2"),
        ({"kind": "Trainning"}, "choice_suggested", "H2"),
        ({"start": "2019-12", "end": "2019-03"}, "dates_reversed", "J2"),
        ({"end": "31/02/2020"}, "date_impossible", "J2"),
        ({"status": "gone"}, "status_unknown", "K2"),
        ({"budget": "-5"}, "amount_negative", "L2"),
        ({"currency": None}, "amount_no_currency", "L2"),
        ({"currency": "XXQ"}, "currency_unknown", "M2"),
        ({"expert_days": "1.5"}, "number_whole", "N2"),
    ],
)
def test_a_wrong_cell_is_named_and_the_next_row_is_read(changes: dict[str, object], code: str, cell: str) -> None:
    bad, good = activities(row(**changes), row(identifier="XM-DAC-41128-2")).rows()
    assert bad.activity is None
    assert (bad.problems[0].code, bad.problems[0].cell) == (code, cell)
    assert good.activity is not None


def test_one_activity_twice() -> None:
    different = list(activities(row(), row(title="Train others")).rows())
    assert [(one.activity, one.problems[0].code) for one in different] == [(None, "twice_different")] * 2
    same = list(activities(row(), row()).rows())
    assert [one.activity is not None for one in same] == [True, False]
    assert (same[1].problems[0].code, same[1].problems[0].severity) == ("twice_same", "note")


def test_shares_dates_to_the_month_and_what_is_no_country() -> None:
    (found,) = activities(row(jurisdictions="KEN 60%; Uganda (40 %)", start="2019-03", end="2021", status=None)).rows()
    assert found.activity is not None
    assert [one.percentage for one in found.activity.countries] == [60, 40]
    assert [(one.kind, one.on) for one in found.activity.dates] == [("1", date(2019, 3, 1)), ("3", date(2021, 12, 31))]
    assert not found.activity.budgets  # three years are no budget of IATI, but a planned disbursement
    assert len(found.activity.planned_disbursements) == 1
    (union,) = activities(row(jurisdictions="European Union")).rows()
    assert union.activity is not None
    assert [(one.code, one.vocabulary) for one in union.activity.regions] == [("EU", "99")]


def test_neither_budget_nor_expert_days_is_needed() -> None:
    (found,) = activities(row(budget=None, currency=None, expert_days=None, end=None, kind=None)).rows()
    assert found.activity is not None
    assert not found.problems


def test_columns_of_her_own_are_tolerated() -> None:
    sheet = sheet_of([["Activity", "Remarks", "Identifier", "Start date"], ["Train", "x", "a-1", "2019"]])
    found = activities_of(sheet)
    assert [one.activity is not None for one in found.rows()] == [True]
    assert [(one.code, one.severity) for one in found.problems] == [("column_unknown", "note")]


def test_no_head_means_two_columns() -> None:
    seen: dict[str, str] = {}
    for column in columns():
        for name in {comparable(head) for heads in column.names.values() for head in heads} | {comparable(column.key)}:
            assert seen.setdefault(name, column.key) == column.key, f"{name} is a head of {seen[name]} and {column.key}"
