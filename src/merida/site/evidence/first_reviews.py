"""Pairings of reviews as they were gathered, each with its source: `data/review-pairings.csv`, or a file like it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from merida.places import state

COLUMNS = frozenset({"reviewed_iso3", "cycle", "reviewer1_iso3", "reviewer2_iso3", "source"})


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a source says of a review."""

    state: str
    cycle: int
    reviewers: tuple[str, ...]
    cycle_year: int | None
    began_in: int | None
    ended_in: int | None
    symbol: str
    published_on: date | None
    source_text: str
    note: str

    def fields(self) -> dict[str, Any]:
        """As fields of `Review`, but its State and cycle."""
        return {
            "reviewers": list(self.reviewers), "cycle_year": self.cycle_year, "began_in": self.began_in,
            "ended_in": self.ended_in, "symbol": self.symbol, "published_on": self.published_on,
            "source_text": self.source_text, "note": self.note,
        }  # fmt: skip


def pairings(lines: Iterable[str]) -> Iterator[Pairing]:
    """The pairings in the lines of such a file; ValueError with one sentence for a line that cannot be understood."""
    rows = csv.DictReader(lines)
    if missing := COLUMNS - set(rows.fieldnames or ()):
        raise ValueError(f"The column {min(missing)} is missing; a file of pairings has it.")
    for number, row in enumerate(rows, 2):
        try:
            yield _pairing(row)
        except (ValueError, KeyError) as problem:
            said = problem.args[0] if problem.args else "it cannot be understood"
            raise ValueError(f"Line {number}: {said}") from None


def packaged() -> list[Pairing]:
    """The pairings that come with Merida."""
    text = (files("merida.site.evidence") / "data" / "review-pairings.csv").read_text(encoding="utf-8")
    return list(pairings(text.splitlines()))


def load_first(apps: Any, schema_editor: Any) -> None:
    """Step of a migration."""
    model = apps.get_model("evidence", "Review")
    for one in packaged():
        model.objects.get_or_create(state=one.state, cycle=one.cycle, defaults={"audience": "public", **one.fields()})


def _pairing(row: Mapping[str, str]) -> Pairing:
    reviewers = tuple(code for code in (row["reviewer1_iso3"], row["reviewer2_iso3"]) if code)
    for code in (row["reviewed_iso3"], *reviewers):
        state(code)
    published = row.get("executive_summary_date") or ""
    return Pairing(
        state=row["reviewed_iso3"],
        cycle=int(row["cycle"]),
        reviewers=reviewers,
        cycle_year=_year(row.get("cycle_year")),
        began_in=_year(row.get("year_from")),
        ended_in=_year(row.get("year_to")),
        symbol=row.get("executive_summary_symbol") or "",
        published_on=date.fromisoformat(published) if len(published) == 10 else None,
        source_text="; ".join(filter(None, (row["source"], row.get("year_basis")))),
        note=row.get("note") or "",
    )


def _year(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() else None
