"""Volumes of one stage: by year, origin, jurisdiction and the like, in the original units; never a sum of two stages.

A total counts each fact, each joint return and each thing once; a row by State shows joint returns with shares
unstated beside its own. "Not disclosed" is counted. The order of the entries makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from merida.money.conversion import ConvertedTotal, converted_total
from merida.money.qualified import Stated, Total, total
from merida.money.rates import RateProvider
from merida.money.shares import Rounding
from merida.money.when import When
from merida.tracing.claims import Status
from merida.tracing.entries import Entry, once_a_fact, once_a_thing

type Dimension = Literal[
    "year", "origin", "location", "jurisdiction", "recipient", "region", "ground", "route", "disposal", "form",
    "asset_type", "qualifier", "status", "unit", "case", "cluster",
]  # fmt: skip
type Part = tuple[Stated | None, When | None]
UNSTATED = "unstated"

_VALUES: dict[str, Callable[[Entry], tuple[str, ...]]] = {
    "year": lambda one: (str(one.when.year),) if one.when else (),
    "origin": lambda one: one.origins,
    "location": lambda one: one.locations,
    "jurisdiction": lambda one: one.jurisdictions,
    "recipient": lambda one: one.recipients,
    "ground": lambda one: (one.ground,),
    "route": lambda one: (one.route,),
    "disposal": lambda one: (one.disposal,),
    "form": lambda one: (one.form,),
    "asset_type": lambda one: (one.asset_type,),
    "qualifier": lambda one: (one.stated.qualifier if one.stated else "not_disclosed",),
    "status": lambda one: (one.status,),
    "unit": lambda one: (one.stated.quantity.unit,) if one.stated else (),
    "case": lambda one: (one.case,),
    "cluster": lambda one: (one.cluster,),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what is its own, what it took part in with a share unstated, and the entries behind both."""

    key: str
    own: tuple[Part, ...]
    jointly: tuple[Part, ...]
    entries: tuple[str, ...]
    cases: int
    clusters: int

    @property
    def total(self) -> Total:
        """Its own, per unit."""
        return total(stated for stated, _ in self.own)

    @property
    def joint_total(self) -> Total:
        """What it took part in, per unit; never to be added over rows."""
        return total(stated for stated, _ in self.jointly)

    def converted(self, into: str, provider: RateProvider, rounding: Rounding = "half_even") -> ConvertedTotal:
        """Its own in one currency, with the rates used and what could not be converted."""
        return converted_total(self.own, into, provider, rounding)


@dataclass(frozen=True, slots=True)
class Volumes:
    """The volumes of a stage. `total` is no sum of the rows where an entry stands in several of them."""

    stage: str
    by: Dimension | None
    rows: tuple[Row, ...]
    total: Row


def volumes(
    entries: Iterable[Entry],
    stage: str,
    by: Dimension | None = None,
    *,
    statuses: Iterable[Status] = ("done",),
    as_of: date | None = None,
    known_on: date | None = None,
    region_of: Callable[[str], str | None] = lambda _: None,
) -> Volumes:
    """The volumes of a stage of what has these statuses, had surely happened `as_of` and was known on `known_on`.

    `region_of` gives the region of an origin for `by="region"`.
    """
    wanted = set(statuses)
    chosen = once_a_fact(one for one in entries if one.stage == stage and one.status in wanted and one.known(known_on))
    chosen = tuple(one for one in chosen if as_of is None or (one.when is not None and one.when.by(as_of)))
    whole = _row("", [(one, True) for one in chosen], None)
    groups: dict[str, list[tuple[Entry, bool]]] = {}
    for one in chosen if by else ():
        values = _values(one, by, region_of)
        for value in values:
            groups.setdefault(value, []).append((one, len(values) == 1))
    keys = sorted(groups, key=lambda key: (key == UNSTATED, key))
    return Volumes(stage, by, tuple(_row(key, groups[key], by) for key in keys), whole)


def _values(one: Entry, by: Dimension | None, region_of: Callable[[str], str | None]) -> tuple[str, ...]:
    if by == "region":
        found = {region_of(origin) or UNSTATED for origin in one.origins}
    else:
        found = {value or UNSTATED for value in _VALUES[by or ""](one)}
    return tuple(sorted(found)) or (UNSTATED,)


def _row(key: str, chosen: list[tuple[Entry, bool]], by: Dimension | None) -> Row:
    alone = {one.id for one, only in chosen if only}
    found = once_a_thing(one for one, _ in chosen)
    own: list[Part] = []
    jointly: list[Part] = []
    for one in found:
        share = _share(one, key) if by == "jurisdiction" else None
        if share is not None:
            own.append((share, one.when))
        else:
            (own if one.id in alone else jointly).append((one.stated, one.when))
    return Row(
        key,
        tuple(own),
        tuple(jointly),
        tuple(one.id for one in found),
        len({one.case for one in found if one.case}),
        len({one.cluster for one in found if one.cluster}),
    )


def _share(one: Entry, key: str) -> Stated | None:
    qualifier = one.stated.qualifier if one.stated else "exact"
    return next((Stated(quantity, qualifier) for name, quantity in one.shares if name == key), None)
