"""Claims from a register in CSV (one row a claim, in the columns of `data/asset-recovery-events.csv`).

A row that cannot be one gets a sentence with its line and column; the others are read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import get_args

from merida.money.currencies import currencies
from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.tracing.claims import Claim, SourceClass, Status
from merida.tracing.printed import qualifier_in

# A settlement or a fine is a ground or a punishment, not a stage: kept, and in no volume of a stage.
STAGE_OF = {
    "frozen": "frozen", "seized": "frozen", "confiscated": "confiscated", "returned": "transferred",
    "restrained-released": "released", "settlement": "settlement", "fine": "fine",
}  # fmt: skip
_STATUSES = frozenset(get_args(Status.__value__))
_NEEDED = ("case_id", "event", "amount", "currency", "date", "event_status")
_AUTHORITY = re.compile(
    r"\.gov(?:\.|/|$)|admin\.ch|eda\.|justice\.gov|dfae|police\.|gov\.\w\w|nationalcrimeagency|sfo\."
)
_INTERNATIONAL = re.compile(r"worldbank\.org|unodc|seed:|\.un\.org|baselgovernance")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is wrong with a cell: line of the file, column, one sentence."""

    line: int
    column: str
    why: str

    def __str__(self) -> str:
        return f"Line {self.line}{', ' * bool(self.column)}{self.column}: {self.why}"


def read_events(text: str) -> tuple[tuple[Claim, ...], tuple[Cell, ...]]:
    """The claims of a register and what is wrong with the rows that give none."""
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""))
    missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        return (), (Cell(1, missing[0], f"The register has no column {missing[0]}; its first line names the columns."),)
    claims, problems = [], []
    try:
        for cells in rows:
            # A row that stops early lacks cells; one that goes on has more than the first line names.
            row = {name: cell or "" for name, cell in cells.items() if isinstance(name, str)}
            wrong = list(_wrong(row, rows.line_num))
            problems += wrong
            if not wrong:
                claims.append(_claim(row, rows.line_num))
    except csv.Error as error:
        problems.append(
            Cell(rows.line_num, "", f"The file cannot be read on from here ({error}); save it as CSV again.")
        )
    return tuple(claims), tuple(problems)


def _wrong(row: dict[str, str], line: int) -> Iterable[Cell]:
    if row["event"] not in STAGE_OF:
        yield Cell(line, "event", f"{row['event']!r} is no event; use {', '.join(STAGE_OF)}.")
    if row["event_status"] not in _STATUSES:
        yield Cell(line, "event_status", f"{row['event_status']!r} is no status; use {', '.join(sorted(_STATUSES))}.")
    if not row["case_id"]:
        yield Cell(line, "case_id", "The row names no case.")
    if row["date"]:
        try:
            When.of(row["date"])
        except ValueError as error:
            yield Cell(line, "date", str(error))
    if row["amount"].strip():
        if row["currency"] not in currencies():
            yield Cell(line, "currency", f"{row['currency']!r} is no currency of ISO 4217.")
        elif why := _no_amount(row["amount"], row["currency"]):
            yield Cell(line, "amount", why)


def _no_amount(written: str, code: str) -> str | None:
    if not re.fullmatch(r"\d+(?:\.\d+)?", written.strip()):
        return f"{written!r} is no amount: write digits with a point, as 1234.56."
    try:
        quantity = Quantity.of(Decimal(written), code)
    except (InvalidOperation, ValueError) as error:
        return str(error)
    return None if quantity.minor else "An amount of nought is none; leave the cell empty if it is not disclosed."


def _claim(row: dict[str, str], line: int) -> Claim:
    words = row.get("source_quote_under_15_words") or ""
    quantity = Quantity.of(Decimal(row["amount"]), row["currency"]) if row["amount"].strip() else None
    return Claim(
        id=f"row {line}",
        fact=row.get("event_group") or "",
        case=row["case_id"],
        stage=STAGE_OF[row["event"]],
        stated=Stated(quantity, qualifier_in(words, quantity)) if quantity else None,
        status=_status(row["event_status"]),
        when=When.of(row["date"]) if row["date"] else None,
        words=words,
        source=row.get("source_url") or "",
        source_class=_class(row.get("source_url") or ""),
        by=_codes(row.get("acting_country")),
        origins=_codes(row.get("country_of_origin")),
        locations=_codes(row.get("country_of_asset_location")),
        cluster=row.get("cluster") or "",
        ground=row.get("legal_basis") or "",
        chosen={"yes": True, "no": False}.get((row.get("preferred") or "").strip().lower()),
    )


def _status(written: str) -> Status:
    return next(one for one in get_args(Status.__value__) if one == written)


def _codes(written: str | None) -> tuple[str, ...]:
    return tuple(sorted({code.strip() for code in (written or "").split(";") if code.strip()}))


def _class(source: str) -> SourceClass:
    if _INTERNATIONAL.search(source):
        return "international"
    return "authority" if _AUTHORITY.search(source) else "press"
