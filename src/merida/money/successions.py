"""Currencies that ended: into which, on which day, at how many old units for one new (`data/successions.csv`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

from merida.money.currencies import currency
from merida.money.when import When


@dataclass(frozen=True, slots=True)
class Succession:
    """`per_new` units of `old` became one of `new` on this day.

    A redenomination only moves the point, so it holds for older dates too; a replacement (DEM by EUR) does not.
    """

    old: str
    new: str
    per_new: Fraction
    on: date
    redenomination: bool


@cache
def successions() -> dict[str, Succession]:
    """By the code of the currency that ended."""
    text = (files(__package__) / "data" / "successions.csv").read_text(encoding="utf-8")
    return {
        row["old"]: Succession(
            row["old"],
            row["new"],
            Fraction(row["per_new"]),
            date.fromisoformat(row["on"]),
            row["kind"] == "redenominated",
        )
        for row in csv.DictReader(text.splitlines())
    }


def out_of_use(code: str, on: When) -> str | None:
    """One sentence if the currency had ended before this date: an amount in it then is a slip; None if it had not."""
    step, ended = successions().get(code), currency(code).until
    if ended is None or on.year <= ended:
        return None
    instead = f"; its successor is {step.new}" if step else ""
    return f"{code} went out of use in {ended}{instead}; check the currency or the date ({on})."


def successor(code: str, on: date) -> Succession | None:
    """Into what an amount of this day may be turned at a fixed rate; None if there is nothing."""
    found = successions().get(code)
    return found if found and (found.redenomination or on >= found.on) else None
