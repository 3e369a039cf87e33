"""A sheet that was sent to a ministry and comes back: what it changes, and what is refused, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from merida.drafting.returnable import returnable
from merida.money.when import When
from merida.tabular import Column, read_table, sheet_of
from merida.tabular.kinds import Choice
from merida.tabular.kinds_dates import Date
from merida.tabular.returning import CHECK, Returned, outgoing, returned

STATUSES = {"in_place": ("Already in place", "Déjà en place"), "not_taken": ("Not taken up",)}
COLUMNS = (
    Column("id", {"en": ("Identifier",), "fr": ("Identifiant",)}),
    Column("text", {"en": ("Recommendation",), "fr": ("Recommandation",)}),
    Column("provision", {"en": ("Provision",), "fr": ("Disposition",)}),
    Column("status", {"en": ("Status",), "fr": ("État",)}, Choice(STATUSES)),
    Column("due", {"en": ("By",), "fr": ("Échéance",)}, Date()),
    Column("remark", {"en": ("Remark",), "fr": ("Remarque",)}),
)  # fmt: skip
ROWS = [
    {"id": "r1", "text": "Adopt a law on the\nrecovery of assets", "provision": "57(3)", "due": When(2019, 5, 3)},
    {"id": "r2", "text": "Train judges", "provision": "60(1)", "status": "in_place"},
    {"id": "r3", "text": "= a text that begins like a formula", "provision": "5"},
]
LOCKED = ["text", "provision"]
OUT = outgoing(ROWS, COLUMNS, "id", LOCKED)


def back(**changes: dict[str, Any]) -> Returned:
    """The sheet as it was sent, with other cells in some rows."""
    keys = [*(one.key for one in COLUMNS), CHECK.key]
    rows: list[list[Any]] = [list(OUT.heads)]
    rows += [
        [changes.get(row[0], {}).get(key, value) for key, value in zip(keys, row, strict=True)] for row in OUT.rows
    ]
    return returned(sheet_of(rows, "reply.xlsx", "Sheet1"), OUT.sent, COLUMNS, "id", LOCKED)


def test_what_comes_back_as_it_was_sent_changes_nothing() -> None:
    found = back()
    assert (found.changes, found.refusals, found.missing, found.unchanged) == ((), (), (), ("r1", "r2", "r3"))


def test_a_reply_is_told_with_what_was_before() -> None:
    (change,) = back(r2={"status": "Not taken up"}).changes
    assert (change.id, change.key, change.before, change.after, change.cell) == (
        "r2",
        "status",
        "in_place",
        "not_taken",
        "D3",
    )


def test_a_reply_may_be_taken_away() -> None:
    (change,) = back(r1={"due": None}).changes
    assert (change.before, change.after) == ("2019-05-03", None)


def test_a_date_that_the_spreadsheet_wrote_its_own_way_is_no_change() -> None:
    assert back(r1={"due": When(2019, 5, 3)}).changes == ()
    assert back(r1={"due": "03.05.2019"}).changes == ()
    assert [one.after for one in back(r1={"due": "2019-06"}).changes] == [When(2019, 6)]


@pytest.mark.parametrize(
    ("changes", "code", "cell"),
    [
        ({"id": "x9"}, "id_unknown", "A3"),
        ({"id": None}, "id_missing", "A3"),
        ({"id": "r1"}, "id_twice", "A2"),
        ({"text": "Train nobody"}, "locked_changed", "B3"),
        ({"provision": None}, "locked_changed", "C3"),
        ({"status": "perhaps"}, "choice_unknown", "D3"),
        ({"due": "31/02/2019", "status": "Not taken up"}, "date_impossible", "E3"),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_whole_and_the_others_are_not(
    changes: dict[str, Any], code: str, cell: str
) -> None:
    found = back(r2={"remark": "new", **changes}, r3={"remark": "fine"})
    assert (found.refusals[0].code, found.refusals[0].cell) == (code, cell)
    assert [(one.id, one.after) for one in found.changes] == [("r3", "fine")]


def test_spaces_and_line_breaks_are_no_change_of_a_text() -> None:
    assert back(r1={"text": " Adopt a law on  the recovery of assets"}).refusals == ()


def test_a_text_that_we_corrected_since_is_told_apart_from_one_that_was_changed() -> None:
    older = outgoing([{**ROWS[1], "text": "Train judge"}], COLUMNS, "id", LOCKED)
    keys = [one.key for one in COLUMNS]
    row = dict(zip([*keys, CHECK.key], older.rows[0], strict=True))
    (problem,) = back(r2=row).refusals
    assert problem.code == "outdated"


def test_rows_that_are_missing_are_named_and_change_nothing() -> None:
    sheet = sheet_of([list(OUT.heads), list(OUT.rows[1])], "reply.xlsx")
    assert returned(sheet, OUT.sent, COLUMNS, "id", LOCKED).missing == ("r1", "r3")


def test_moved_columns_sorted_rows_and_columns_of_her_own() -> None:
    order = [3, 5, 0, 2, 1, 6, 4]
    rows = [[row[place] for place in order] + ["hers"] for row in (OUT.heads, *reversed(OUT.rows))]
    rows[1][1] = "new"
    found = returned(sheet_of(rows, "reply.xlsx"), OUT.sent, COLUMNS, "id", LOCKED)
    assert [(one.id, one.key, one.after) for one in found.changes] == [("r3", "remark", "new")]
    assert [one.code for one in found.notes] == ["column_unknown"]
    assert not found.refusals


def test_without_identifiers_or_without_any_text_nothing_is_taken() -> None:
    no_ids = [list(row[1:]) for row in (OUT.heads, *OUT.rows)]
    found = returned(sheet_of(no_ids, "reply.xlsx"), OUT.sent, COLUMNS, "id", LOCKED)
    assert [one.code for one in found.refusals] == ["column_missing"]
    no_text = [[row[0], *row[3:]] for row in (OUT.heads, *OUT.rows)]
    no_text[1][3] = "new"
    found = returned(sheet_of(no_text, "reply.xlsx"), OUT.sent, COLUMNS, "id", LOCKED)
    assert [one.code for one in found.refusals] == ["locked_missing"]
    assert found.changes == ()


def test_a_reply_in_another_language_than_the_sheet() -> None:
    french = outgoing(ROWS, COLUMNS, "id", LOCKED, "fr")
    rows = [list(french.heads), *(list(row) for row in french.rows)]
    rows[1][3] = "Déjà en place"
    found = returned(sheet_of(rows, "reply.xlsx"), french.sent, COLUMNS, "id", LOCKED)
    assert [(one.id, one.after) for one in found.changes] == [("r1", "in_place")]


@pytest.mark.parametrize("locked_sheet", [True, False])
def test_the_workbook_that_goes_out_comes_back_as_it_was(locked_sheet: bool) -> None:
    data = returnable(
        "Replies", OUT.heads, OUT.rows, OUT.locked, above=["How to fill this in"], locked_sheet=locked_sheet
    )
    found = returned(read_table(data, "reply.xlsx").sheet(), OUT.sent, COLUMNS, "id", LOCKED)
    assert (found.changes, found.refusals, found.missing) == ((), (), ())


def test_every_row_needs_an_identifier_of_its_own() -> None:
    for rows in ([{"text": "x"}], [ROWS[0], ROWS[0]]):
        with pytest.raises(ValueError, match="identifier of its own"):
            outgoing(rows, COLUMNS, "id", LOCKED)
