"""Rows of a file as claims to be kept: read in portions, each with a digest of what it says.

The same statement has the same digest in whichever row, file or order it comes: it is one claim.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import batched

from merida.money.units import is_money
from merida.site.recovery.fitting import fitting
from merida.site.recovery.loading_sql import fact_digest
from merida.tabular.values import Problem
from merida.tracing.claims import Claim
from merida.tracing.table import Events

PORTION = 1_000


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows: the claims they make with the cells that claims do not hold, and what is wrong with the others."""

    rows: int
    claims: tuple[tuple[int, Claim, Mapping[str, str]], ...]
    problems: tuple[Problem, ...]


def portions(events: Events) -> Iterator[Portion]:
    """The rows of a table of events, a portion at a time."""
    yield Portion(0, (), events.problems)
    for rows in batched(events.rows(), PORTION):
        yield Portion(
            len(rows),
            tuple((row.number, row.claim, row.details) for row in rows if row.claim is not None),
            tuple(problem for row in rows for problem in row.problems),
        )


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
    return fact_digest(claim.fact or digest, claim.stage)


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def staged(portion: Portion) -> Iterator[tuple[object, ...]]:
    """The claims as rows of the table `incoming`, in the order of `COLUMNS`."""
    return (row_of(number, claim, details) for number, claim, details in portion.claims)


COLUMNS = (
    "line", "digest", "fact_digest", "fact_key", "reference", "title", "stage", "status", "unit", "minor",
    "until_minor", "qualifier", "happened", "first", "last", "jurisdictions", "origins", "locations", "recipients",
    "ground", "route", "disposal", "form", "asset_type", "cluster", "authority", "words", "source", "source_class",
    "whose", "chosen", "details", "learnt_on", "row_key",
)  # fmt: skip


def row_of(number: int, claim: Claim, details: Mapping[str, str]) -> tuple[object, ...]:
    """A claim as a row of `incoming`."""
    digest, stated, when = digest_of(claim), claim.stated, claim.when
    ground, route, disposal = bases().get(claim.ground, ("", "", ""))
    unit = stated.quantity.unit if stated else ""
    form = "" if not unit else "money" if is_money(unit) else "in_kind" if unit.startswith("piece:") else "virtual"
    return (
        number, digest, fact_digest_of(claim, digest), fitting(claim.fact, 200), fitting(claim.case, 100),
        details.get("case_title", "")[:200], claim.stage, claim.status, unit, stated.quantity.minor if stated else None,
        stated.until.minor if stated and stated.until else None, stated.qualifier if stated else "exact",
        str(when or ""), when.first if when else None, when.last if when else None, _set(claim.by),
        _set(claim.origins), _set(claim.locations), [], ground, route, disposal, form, "",
        fitting(claim.cluster, 100), "", claim.words, claim.source[:1000], claim.source_class, "", claim.chosen,
        json.dumps({**details, **({"legal_basis": claim.ground} if claim.ground else {})}, ensure_ascii=False),
        claim.learnt, "" if claim.id == f"row {number}" else fitting(claim.id, 200),
    )  # fmt: skip


def _set(codes: Iterable[str]) -> list[str]:
    return sorted(set(codes))
