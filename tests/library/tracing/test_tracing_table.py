"""Events of recovered assets from a spreadsheet: claims, and for what is wrong the cell and a sentence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import pytest

from merida.drafting.templates import events_template
from merida.money.when import When
from merida.tabular import read_table, sheet_of
from merida.tabular.kinds import comparable
from merida.tracing.register import read_events
from merida.tracing.table import Events, cells_of, events_of
from merida.tracing.table_columns import NEEDED, columns

REGISTER = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_bytes()
HEADS = ["Event identifier", "Case", "What happened", "Status", "Amount", "Currency", "Date", "Country of origin"]
ROW = ["e1", "a", "Transferred", "Done", "5", "USD", "2019", "Kyrgyzstan"]


def events(*rows: list[object], heads: list[str] = HEADS) -> Events:
    return events_of(sheet_of([heads, *rows], "events.xlsx", "Sheet1"))


def row(**changes: object) -> list[object]:
    keys = ["id", "case", "event", "status", "amount", "currency", "date", "origin"]
    return [changes.get(key, value) for key, value in zip(keys, ROW, strict=True)]


def test_the_register_is_read_alike_by_both_doors() -> None:
    found = events_of(read_table(REGISTER, "events.csv").sheet())
    rows = list(found.rows())
    claims, _ = read_events(REGISTER.decode())
    assert [one.claim for one in rows] == list(claims)
    assert not [one for one in found.problems if one.severity == "error"]
    assert rows[0].details["case_title"] == "Abacha: US civil forfeiture enforced in Jersey"


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_a_template_that_goes_out_filled_comes_back_the_same(lang: str) -> None:
    claims = [replace(one, id=f"e{n}") for n, one in enumerate(read_events(REGISTER.decode())[0][:60])]
    book = read_table(events_template(lang, map(cells_of, claims)), "call.xlsx")
    found = events_of(book.sheet())
    assert [one.claim for one in found.rows()] == claims
    assert (book.problems, found.problems) == ((), ())


@pytest.mark.parametrize(
    ("changes", "code", "cell"),
    [
        ({"case": None}, "case_missing", "B2"),
        ({"event": "given back"}, "event_unknown", "C2"),
        ({"event": None}, "event_missing", "C2"),
        ({"status": "finished"}, "status_unknown", "D2"),
        ({"status": None}, "status_missing", "D2"),
        ({"amount": "-5"}, "amount_negative", "E2"),
        ({"amount": "9" * 30}, "amount_impossible", "E2"),
        ({"amount": "5 USD and 4 EUR"}, "amount_two_currencies", "E2"),
        ({"amount": "1.234"}, "number_ambiguous", "E2"),
        ({"amount": "1234.567"}, "amount_decimals", "E2"),
        ({"amount": "5 EUR"}, "amount_currency", "F2"),
        ({"currency": None}, "amount_no_currency", "F2"),
        ({"currency": "USD EUR"}, "currency_several", "F2"),
        ({"currency": "US"}, "currency_unknown", "F2"),
        ({"date": "31 February 2019"}, "date_impossible", "G2"),
        ({"date": Decimal(43831)}, "date_serial", "G2"),
        ({"date": "03/04/2019"}, "date_ambiguous", "G2"),
        ({"origin": "Kyrgystan"}, "state_suggested", "H2"),
    ],
)
def test_a_wrong_cell_is_named_and_the_next_row_is_read(changes: dict[str, object], code: str, cell: str) -> None:
    bad, good = events(row(**changes), row(id="e2")).rows()
    assert bad.claim is None
    assert [(one.code, one.cell) for one in bad.problems] == [(code, cell)]
    assert good.claim is not None


def test_an_identifier_that_two_rows_have() -> None:
    same = [one.claim is not None for one in events(row(), row()).rows()]
    assert same == [True, False]
    different = list(events(row(), row(amount="6"), row(id="e3")).rows())
    assert [one.claim is not None for one in different] == [False, False, True]
    assert str(different[1].problems[0]) == (
        "events.xlsx, Sheet1!A3: e1 stands in row 2 with other content: keep the one that is right; neither is taken."
    )


def test_an_amount_that_is_not_disclosed_and_one_with_a_qualifier() -> None:
    nothing, about = events(row(amount="not disclosed"), row(id="e2", amount="about 4.6 million US dollars")).rows()
    assert nothing.claim is not None
    assert nothing.claim.stated is None
    assert about.claim is not None
    assert about.claim.stated is not None
    assert (str(about.claim.quantity), about.claim.stated.qualifier) == ("4600000.00 USD", "about")


def test_the_currency_may_stand_in_the_head() -> None:
    heads = [*HEADS[:4], "Amount (EUR)", *HEADS[5:]]
    (found,) = events(row(currency=None), heads=heads).rows()
    assert str(found.claim.quantity if found.claim else None) == "5.00 EUR"


def test_columns_of_another_table_are_mapped_by_a_person() -> None:
    sheet = sheet_of(
        [["Ref", "Kind", "State of play", "Value", "Cur", "Day"], ["a", "Frozen", "Done", "5", "USD", "2019-05"]]
    )
    asked = events_of(sheet)
    assert asked.count == 0
    chosen = {"Ref": "case_id", "Kind": "event", "State of play": "event_status", "Cur": "currency", "Day": "date"}
    (found,) = events_of(sheet, chosen).rows()
    assert found.claim is not None
    assert (found.claim.stage, found.claim.when) == ("frozen", When(2019, 5))


def test_no_head_means_two_columns() -> None:
    seen: dict[str, str] = {}
    for column in columns():
        for name in {comparable(head) for heads in column.names.values() for head in heads} | {comparable(column.key)}:
            assert seen.setdefault(name, column.key) == column.key, f"{name} is a head of {seen[name]} and {column.key}"
    assert set(NEEDED) <= {one.key for one in columns()}


def test_every_head_and_label_has_six_languages() -> None:
    for column in columns():
        assert set(column.names) == {"ar", "en", "es", "fr", "ru", "zh"}, column.key
