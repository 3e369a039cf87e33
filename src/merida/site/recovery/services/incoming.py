"""Rows of a file as claims to be kept: read in portions, each with a digest of what it says.

The same statement has the same digest in whichever row, file or order it comes: it is one claim.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TextIO

from merida.money.units import is_money
from merida.tracing.claims import Claim
from merida.tracing.register import Cell, read_events

PORTION = 2_000
AHEAD = 4
_KEPT = {
    "case_title", "uncac_articles", "agreement", "end_use", "monitoring", "note", "legal_basis",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows: the claims they make with the cells that claims do not hold, and what is wrong with the others."""

    rows: int
    claims: tuple[Claim, ...]
    details: tuple[dict[str, str], ...]
    problems: tuple[Cell, ...]


def portions(stream: TextIO) -> Iterator[Portion]:
    """The rows of a register in CSV, a portion at a time; line numbers are those of the file.

    A longer file is understood by processes beside this one, a few portions ahead of what was taken.
    """
    cut = _records(stream)
    begun = list(islice(cut, 2))
    if len(begun) < 2:
        yield from map(_understood, begun)
        return
    many = os.cpu_count() or 1
    with ProcessPoolExecutor(many, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        waiting = deque(pool.submit(_understood, one) for one in begun)
        for one in cut:
            waiting.append(pool.submit(_understood, one))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


type _Cut = tuple[list[str], list[list[str]], int] | Cell


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


def _understood(cut: _Cut) -> Portion:
    return Portion(0, (), (), (cut,)) if isinstance(cut, Cell) else _portion(*cut)


def _records(stream: TextIO) -> Iterator[_Cut]:
    """Head, records and the line before them, a portion at a time; or what keeps the file from being read on."""
    reader = csv.reader(stream)
    try:
        head = next(reader, [])
    except csv.Error as error:
        yield Cell(1, "", f"The file cannot be read ({error}); save it as CSV again.")
        return
    head = [name.removeprefix("\ufeff") for name in head]
    while True:
        before, cut = reader.line_num, None
        records: list[list[str]] = []
        try:
            records.extend(islice(reader, PORTION))
        except csv.Error as error:
            why = f"The file cannot be read on from here ({error}); save it as CSV again."
            cut = Cell(reader.line_num, "", why)
        if records or (before == 1 and cut is None):
            yield head, records, before - 1
        if cut is not None:
            yield cut
        if len(records) < PORTION:
            return


def _portion(head: list[str], records: list[list[str]], past: int) -> Portion:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([head, *records])
    claims, problems = read_events(text.getvalue())
    text.seek(0)
    rows = csv.DictReader(text)
    kept = {}
    for row in rows:
        kept[rows.line_num] = {name: row[name] for name in _KEPT if row.get(name)}
    return Portion(
        len(kept),
        tuple(replace(one, id=f"row {_line(one) + past}") for one in claims),
        tuple(kept.get(_line(one), {}) for one in claims),
        tuple(replace(one, line=one.line + past) for one in problems),
    )


def _line(claim: Claim) -> int:
    return int(claim.id.removeprefix("row "))


@cache
def bases() -> dict[str, tuple[str, str, str]]:
    """What the words of a register say of ground, route and basis of disposal: mostly one of the three."""
    text = files("merida.site.recovery").joinpath("data/bases.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["words"]: (row["ground"], row["route"], row["disposal"]) for row in rows}


def digest_of(claim: Claim) -> str:
    """The digest of all that a claim says; its row is no part of it."""
    stated = claim.stated
    content = [
        claim.case, claim.fact, claim.stage, claim.status, str(claim.when or ""), claim.words, claim.source,
        claim.source_class, claim.by, claim.origins, claim.locations, claim.cluster, claim.ground, claim.chosen,
        stated and [stated.quantity.minor, stated.quantity.unit, stated.qualifier, stated.until and stated.until.minor],
    ]  # fmt: skip
    return _sha(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def fact_digest_of(claim: Claim, digest: str) -> str:
    """The digest of the fact a claim speaks of; without a name for it, the claim stands alone."""
    return _sha(json.dumps(["fact", claim.fact or digest, claim.stage]))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def staged(portion: Portion) -> Iterator[tuple[object, ...]]:
    """The claims as rows of the table `incoming`, in the order of `COLUMNS`."""
    for claim, details in zip(portion.claims, portion.details, strict=True):
        yield row_of(claim, details)


COLUMNS = (
    "line", "digest", "fact_digest", "fact_key", "reference", "title", "stage", "status", "unit", "minor",
    "until_minor", "qualifier", "happened", "first", "last", "jurisdictions", "origins", "locations", "recipients",
    "ground", "route", "disposal", "form", "asset_type", "cluster", "authority", "words", "source", "source_class",
    "whose", "chosen", "details",
)  # fmt: skip


def row_of(claim: Claim, details: dict[str, str]) -> tuple[object, ...]:
    """A claim as a row of `incoming`."""
    digest, stated, when = digest_of(claim), claim.stated, claim.when
    ground, route, disposal = bases().get(claim.ground, ("", "", ""))
    unit = stated.quantity.unit if stated else ""
    form = "" if not unit else "money" if is_money(unit) else "in_kind" if unit.startswith("piece:") else "virtual"
    return (
        _line(claim), digest, fact_digest_of(claim, digest), claim.fact[:200], claim.case[:100],
        details.get("case_title", "")[:200], claim.stage, claim.status, unit, stated.quantity.minor if stated else None,
        stated.until.minor if stated and stated.until else None, stated.qualifier if stated else "exact",
        str(when or ""), when.first if when else None, when.last if when else None, _set(claim.by),
        _set(claim.origins), _set(claim.locations), [], ground, route, disposal, form, "", claim.cluster[:100], "",
        claim.words, claim.source[:1000], claim.source_class, "", claim.chosen,
        json.dumps(details, ensure_ascii=False, sort_keys=True),
    )  # fmt: skip


def _set(codes: Iterable[str]) -> list[str]:
    return sorted(set(codes))
