"""The register of events: every row is a claim with its words, or a sentence with line and column."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from merida.money.units import Quantity
from merida.tracing.register import read_events

TEXT = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text(encoding="utf-8")
HEAD = "case_id,event,amount,currency,date,event_status,acting_country\n"


def test_all_events_load() -> None:
    claims, problems = read_events(TEXT)
    assert (len(claims), problems) == (268, ())
    assert len({one.case for one in claims}) == 114
    assert len({one.cluster for one in claims}) == 55
    assert len({one.quantity.unit for one in claims if one.quantity}) == 17
    assert Counter(one.stage for one in claims)["transferred"] == 125
    assert sum(one.chosen is True for one in claims) == 174


def test_a_qualifier_in_the_words_of_the_source_is_kept() -> None:
    claims, _ = read_events(TEXT)
    kyrgyz = [one for one in claims if one.case == "bakiyev-gourevitch-usa" and one.stage == "transferred"]
    told = {(str(one.quantity), one.stated.qualifier) for one in kyrgyz if one.stated}
    assert ("4500000.00 USD", "about") in told
    assert ("6000000.00 USD", "exact") in told


def test_a_joint_act_has_all_its_jurisdictions() -> None:
    (claim,), _ = read_events(HEAD + "a,returned,5,USD,2020,done,USA;JEY\n")
    assert claim.by == ("JEY", "USA")
    assert claim.fact == ""


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("a,returned,5,USD,2020-02-31,done,USA", "date", "no day of the calendar"),
        ("a,returned,5,USD,43831,done,USA", "date", "is no date"),
        ("a,returned,-5,USD,2020,done,USA", "amount", "write digits with a point"),
        ('a,returned,"1.234,56",EUR,2020,done,FRA', "amount", "write digits with a point"),
        ("a,returned,=1+1,EUR,2020,done,FRA", "amount", "write digits with a point"),
        ("a,returned,5.001,USD,2020,done,USA", "amount", "more decimals"),
        ("a,returned,0,USD,2020,done,USA", "amount", "leave the cell empty"),
        ("a,returned,5,USD EUR,2020,done,USA", "currency", "no currency"),
        ("a,given back,5,USD,2020,done,USA", "event", "no event"),
        ("a,returned,5,USD,2020,finished,USA", "event_status", "no status"),
        (",returned,5,USD,2020,done,USA", "case_id", "no case"),
    ],
)
def test_a_bad_cell_is_named_and_the_rest_is_read(row: str, column: str, said: str) -> None:
    claims, problems = read_events(HEAD + row + "\na,returned,7,USD,2020,done,USA\n")
    assert [one.quantity for one in claims] == [Quantity.of(7, "USD")]
    assert [(one.line, one.column) for one in problems] == [(2, column)]
    assert said in str(problems[0])


def test_an_amount_that_is_not_disclosed_is_no_zero() -> None:
    (claim,), problems = read_events(HEAD + "a,returned,,,2020,done,USA\n")
    assert claim.stated is None
    assert not problems


@pytest.mark.parametrize(
    ("text", "claims", "said"),
    [
        (HEAD + "a,returned\na,returned,7,USD,2020,done,USA\n", 1, "no status"),
        (HEAD + "a,returned,7,USD,2020,done,USA,more,and more\n", 1, ""),
        (HEAD + 'a,returned,7,USD,2020,done,"USA;\nJEY"\n', 1, ""),
        (HEAD + "a,returned,7,USD,2020,done," + "x" * 200_000 + "\n", 0, "save it as CSV again"),
        ("", 0, "no column case_id"),
    ],
)
def test_a_damaged_file_is_read_as_far_as_it_goes(text: str, claims: int, said: str) -> None:
    found, problems = read_events(text)
    assert len(found) == claims
    assert said in " ".join(map(str, problems))


def test_a_file_without_the_columns_says_which_is_missing() -> None:
    claims, problems = read_events("a,b\n1,2\n")
    assert claims == ()
    assert "no column case_id" in str(problems[0])
