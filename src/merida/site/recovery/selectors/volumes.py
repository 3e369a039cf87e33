"""Volumes of one stage: what was frozen, confiscated, transferred, received or used, never added over stages.

The answer is the one of `merida.tracing.volumes` on the same events; PostgreSQL adds up what counts by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any, cast

from django.db import connection
from django.db.models import QuerySet

from merida.money.qualified import Stated, Total, total
from merida.money.qualifiers import Qualifier
from merida.money.rates import RateProvider
from merida.money.units import Quantity
from merida.site.provenance.asking import Asker
from merida.site.recovery import volumes_sql
from merida.site.recovery.choices.volumes import REPORTED_IN
from merida.site.recovery.loading_sql import FLOW_KEYS
from merida.site.recovery.models import Event
from merida.site.recovery.selectors.asked import Asked
from merida.site.recovery.selectors.entries import Recorded, entries_of
from merida.site.recovery.selectors.rates import provider
from merida.tracing.volumes import UNSTATED, Dimension, volumes

_FAST = {"year", "qualifier", "unit"}
NOTHING = Total()
type Region = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class VolumeRow:
    """A row: its own, what it took part in with shares unstated, and its own in one currency with what could not be."""

    key: str
    own: Total = NOTHING
    jointly: Total = NOTHING
    converted: Total = NOTHING
    left: Total = NOTHING

    @property
    def events(self) -> int:
        """How many events it counts."""
        return self.own.parts + self.jointly.parts

    @property
    def converted_share(self) -> Fraction | None:
        """How many of the parts with a known amount could be converted; None if there is none."""
        done = self.converted.parts - self.converted.not_disclosed
        return Fraction(done, done + self.left.parts) if done + self.left.parts else None


@dataclass(frozen=True, slots=True)
class VolumesFound:
    """The volumes asked for. The total is no sum of the rows where an event stands in several of them."""

    asked: Asked
    rows: tuple[VolumeRow, ...]
    total: VolumeRow


@dataclass(slots=True)
class _Sums:
    own: list[Total] = field(default_factory=list)
    jointly: list[Total] = field(default_factory=list)
    converted: list[Total] = field(default_factory=list)
    left: list[Total] = field(default_factory=list)

    def row(self, key: str) -> VolumeRow:
        return VolumeRow(key, _sum(self.own), _sum(self.jointly), _sum(self.converted), _sum(self.left))


def volumes_found(*, asked: Asked, seen_by: Asker, region_of: Region = lambda _: None) -> VolumesFound:
    """The volumes of the events this person may see."""
    rows: dict[str, _Sums] = {}
    whole = _Sums()
    if asked.into and asked.into not in REPORTED_IN:
        _put_told(chosen_events(asked, region_of), asked, region_of, provider(asked.known), rows, whole)
        return _found(asked, rows, whole)
    for keys, own, converted, left in _added_up(asked, region_of):
        told = sorted({region_of(one) or UNSTATED for one in keys} if asked.by == "region" else set(keys) - {""})
        told = told or [UNSTATED]
        for key in told if asked.by else ():
            sums = rows.setdefault(key, _Sums())
            if len(told) > 1:
                sums.jointly.append(own)
            else:
                _put(sums, own, converted, left)
        _put(whole, own, converted, left)
    _one_by_one(asked, region_of, rows, whole)
    return _found(asked, rows, whole)


def _found(asked: Asked, rows: dict[str, _Sums], whole: _Sums) -> VolumesFound:
    keys = sorted(rows, key=lambda key: (key == UNSTATED, key))
    return VolumesFound(asked, tuple(rows[key].row(key) for key in keys), whole.row(""))


def _put(sums: _Sums, own: Total, converted: Total, left: Total) -> None:
    sums.own.append(own)
    sums.converted.append(converted)
    sums.left.append(left)


def _sum(parts: Iterable[Total]) -> Total:
    """The sum of totals, in one go."""
    found = list(parts)
    if not found:
        return NOTHING
    sums = total(one for part in found for one in part.sums).sums
    return Total(sums, sum(one.parts for one in found), sum(one.not_disclosed for one in found))


def _added_up(asked: Asked, region_of: Region) -> Iterator[tuple[list[str], Total, Total, Total]]:
    """Keys, sum, converted and left of the events that count by themselves."""
    where, values = _where(asked, region_of)
    into = values["into"]
    if _from_cells(asked):
        dimension = asked.by if asked.by in volumes_sql.CELL_DIMENSIONS else "origin"
        keys = volumes_sql.CELL_KEYS.get(asked.by, "c.keys")
        parts = _cells_where(asked)
        statement = volumes_sql.FROM_CELLS.format(keys=keys if asked.by != "region" else "c.keys", where=parts)
        yield from _read(statement, values | {"dimension": dimension}, into)
        where += " and (e.thing <> '' or e.shares <> '[]')"
    keys = volumes_sql.KEYS[asked.by].format(e="e.")
    yield from _read(volumes_sql.FROM_EVENTS.format(keys=keys, where=where), values, into)


def _read(statement: str, values: dict[str, Any], into: str) -> Iterator[tuple[list[str], Total, Total, Total]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for keys, unit, qualifier, ranged, *numbers in cursor.fetchall():
            parts, low, high, done, c_low, c_high, l_low, l_high = map(int, numbers)
            keys = [one for one in keys if one is not None]
            if not unit:
                unknown = Total((), parts, parts)
                yield keys, unknown, unknown, NOTHING
                continue
            yield (
                keys,
                Total((_stated(low, high, unit, qualifier, ranged),), parts),
                Total((_stated(c_low, c_high, into, qualifier, ranged),), done) if done else NOTHING,
                Total((_stated(l_low, l_high, unit, qualifier, ranged),), parts - done) if parts - done else NOTHING,
            )


def _stated(low: int | Decimal, high: int | Decimal, unit: str, qualifier: str, ranged: bool) -> Stated:
    upper = Quantity(int(high), unit) if ranged else None
    return Stated(Quantity(int(low), unit), cast(Qualifier, qualifier), upper)


def _from_cells(asked: Asked) -> bool:
    """Whether the sums kept answer it."""
    into = asked.into or REPORTED_IN[0]
    dated = asked.as_of is not None or asked.known is not None
    plain = asked.by in volumes_sql.CELL_DIMENSIONS or asked.by in volumes_sql.CELL_KEYS or asked.by == "region"
    return into == REPORTED_IN[0] and not dated and plain and set(asked.narrowed) <= _FAST


def _cells_where(asked: Asked) -> str:
    parts = ["true"]
    parts += ["c.year >= %(from)s"] if asked.years[0] else []
    parts += ["c.year <= %(to)s"] if asked.years[1] else []
    for name, value in asked.narrowed.items():
        if value in (UNSTATED, "not_disclosed"):
            parts.append("c.year is null" if name == "year" else "c.unit = ''")
        elif name == "year":
            parts.append("c.year = %(year)s::int")
        else:
            parts.append(f"c.{name} = %({name})s and c.unit <> ''")
    return " and ".join(parts)


_ARRAYS = {
    "origin": "origins", "location": "locations", "jurisdiction": "jurisdictions", "recipient": "recipients",
}  # fmt: skip
_SCALARS = ("ground", "route", "disposal", "form", "asset_type", "unit", "cluster")


def _where(asked: Asked, region_of: Region) -> tuple[str, dict[str, Any]]:
    """The condition on events `e` and its values."""
    values: dict[str, Any] = {
        "stage": asked.stage, "statuses": list(asked.statuses), "into": asked.into or REPORTED_IN[0],
        "as_of": asked.as_of, "known": asked.known,
        "on": asked.known and (asked.known - timedelta(microseconds=1)).date(),
        "from": asked.years[0], "to": asked.years[1], **asked.narrowed,
    }  # fmt: skip
    parts = [volumes_sql.NOT_REVERSED]
    parts += ["extract(year from e.first) >= %(from)s"] if asked.years[0] else []
    parts += ["extract(year from e.first) <= %(to)s"] if asked.years[1] else []
    for name, value in asked.narrowed.items():
        unstated = value == UNSTATED
        if name == "year":
            parts.append("e.first is null" if unstated else "extract(year from e.first) = %(year)s::int")
        elif name in _ARRAYS:
            parts.append(f"e.{_ARRAYS[name]} = '{{}}'" if unstated else f"%({name})s = any (e.{_ARRAYS[name]})")
        elif name in _SCALARS:
            parts.append(f"e.{name} = ''" if unstated else f"e.{name} = %({name})s")
        elif name == "qualifier":
            known = "e.minor is not null and e.qualifier = %(qualifier)s"
            parts.append("e.minor is null" if value == "not_disclosed" else known)
        elif name == "case":
            parts.append("e.case_id::text = %(case)s")
        elif name == "region":
            values["region"] = _origins_in(value, region_of)
            parts.append("(e.origins && %(region)s or (e.origins = '{}' and '' = any (%(region)s)))")
    return " and ".join(parts), values


def _origins_in(region: str, region_of: Region) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select distinct unnest(origins) from recovery_event")
        found = [code for (code,) in cursor.fetchall()]
    return [one for one in found if (region_of(one) or UNSTATED) == region] + [""] * (region == UNSTATED)


def chosen_events(asked: Asked, region_of: Region = lambda _: None) -> Any:
    """The events a number counts, as rows."""
    where, values = _where(asked, region_of)
    with connection.cursor() as cursor:
        cursor.execute(
            "select e.id from recovery_event e where e.reverses_id is null and e.stage = %(stage)s"
            f" and e.status = any (%(statuses)s) and {where}",
            values,
        )
        keys = [key for (key,) in cursor.fetchall()]
    return Event.objects.filter(pk__in=keys)


def _one_by_one(asked: Asked, region_of: Region, rows: dict[str, _Sums], whole: _Sums) -> None:
    """Things that several events name, and stated shares: few, and added up by the library itself."""
    where, values = _where(asked, region_of)
    if "region" not in asked.narrowed and _from_cells(asked):
        where += " and (e.thing <> '' or e.shares <> '[]')"
    keys = volumes_sql.KEYS[asked.by].format(e="e.")
    with connection.cursor() as cursor:
        cursor.execute(volumes_sql.ONE_BY_ONE.format(keys=keys, where=where), values)
        ids = [key for (key,) in cursor.fetchall()]
    if not ids:
        return
    rates = Recorded.of(ids, values["into"], asked.known)
    _put_told(Event.objects.filter(pk__in=ids), asked, region_of, rates, rows, whole)


def _put_told(
    events: QuerySet[Event], asked: Asked, region_of: Region, rates: RateProvider, rows: dict[str, _Sums], whole: _Sums
) -> None:
    """Add what the library says of these events."""
    into, statuses = asked.into or REPORTED_IN[0], cast(Any, asked.statuses)
    by = cast(Dimension, asked.by) if asked.by else None
    found = [replace(one, withdrawn=None) for one in entries_of(events)]
    told = volumes(found, asked.stage, by, statuses=statuses, region_of=region_of)
    for row, sums in [(one, rows.setdefault(one.key, _Sums())) for one in told.rows] + [(told.total, whole)]:
        done = row.converted(into, rates)
        sums.own.append(row.total)
        sums.jointly.append(row.joint_total)
        sums.converted.append(done.total)
        sums.left.append(done.left)


type Flow = tuple[list[str], tuple[list[str], bool], Total, Total]


def flows_found(*, asked: Asked, seen_by: Asker) -> Iterator[Flow]:
    """What went from which jurisdictions to which: recipients where they are stated, else the States of origin."""
    where, values = _where(asked, lambda _: None)
    pairs: dict[tuple[str, ...], tuple[list[Total], list[Total]]] = {}
    parts: list[Iterator[tuple[list[str], Total, Total, Total]]] = []
    if _from_cells(replace(asked, by="")) and "year" not in asked.narrowed and not any(asked.years):
        statement = volumes_sql.FROM_CELLS.format(keys="c.keys", where=_cells_where(asked))
        parts.append(_read(statement, values | {"dimension": "flow"}, values["into"]))
        where += " and (e.thing <> '' or e.shares <> '[]')"
    statement = volumes_sql.FROM_EVENTS.replace("{keys}", FLOW_KEYS).replace("{where}", where)
    parts.append(_read(statement, values, values["into"]))
    for keys, own, converted, _left in chain.from_iterable(parts):
        sums = pairs.setdefault(tuple(keys), ([], []))
        sums[0].append(own)
        sums[1].append(converted)
    for pair, (own_sums, done) in sorted(pairs.items()):
        between = next(place for place, key in enumerate(pair) if key in ("<", ">"))
        yield list(pair[:between]), (list(pair[between + 1 :]), pair[between] == ">"), _sum(own_sums), _sum(done)
