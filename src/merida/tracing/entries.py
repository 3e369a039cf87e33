"""Events as volumes count them: one entry a fact, made of its preferred claim; one property counts once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.tracing.claims import STATUSES, Claim, Status, by_fact, precision, preferred


@dataclass(frozen=True, slots=True)
class Entry:
    """One event at one stage. `shares` are the stated shares of the jurisdictions of a joint return.

    `thing` names property that several jurisdictions took measures on: it counts once in the world. `withdrawn` is the
    day on which we learnt that it was wrong.
    """

    id: str
    stage: str
    stated: Stated | None
    when: When | None
    status: Status = "done"
    fact: str = ""
    thing: str = ""
    case: str = ""
    cluster: str = ""
    jurisdictions: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    ground: str = ""
    route: str = ""
    disposal: str = ""
    form: str = ""
    asset_type: str = ""
    shares: tuple[tuple[str, Quantity], ...] = ()
    learnt: date | None = None
    withdrawn: date | None = None

    def __post_init__(self) -> None:
        if self.shares and (self.stated is None or _sum_of(self.shares) != self.stated.quantity):
            raise ValueError(f"{self.id}: the shares of a joint return add up to it, or none is stated.")

    def known(self, on: date | None) -> bool:
        """Whether it was in the books on that day; what was withdrawn is in none of today's."""
        if on is None:
            return self.withdrawn is None
        return (self.learnt is None or self.learnt <= on) and (self.withdrawn is None or self.withdrawn > on)


def _sum_of(shares: tuple[tuple[str, Quantity], ...]) -> Quantity:
    return sum((quantity for _, quantity in shares[1:]), shares[0][1])


def entries(claims: Iterable[Claim], known_on: date | None = None) -> tuple[Entry, ...]:
    """One entry for every fact and stage, as its claims were known; one of which its register uses none is left out."""
    found = []
    seen = [one for one in claims if known_on is None or one.learnt is None or one.learnt <= known_on]
    for (fact, stage), told in by_fact(seen).items():
        if all(one.chosen is False for one in told):
            continue
        first = preferred(told).claim
        found.append(
            Entry(
                id=first.id,
                stage=stage,
                stated=first.stated,
                when=first.when,
                status=first.status,
                fact=fact,
                case=first.case,
                cluster=first.cluster,
                jurisdictions=first.by,
                origins=first.origins,
                locations=first.locations,
                ground=first.ground,
                learnt=first.learnt,
            )
        )
    return tuple(found)


def once_a_fact(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Rows of one fact and stage as one entry with all its jurisdictions: a joint return told in a row per State."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for one in found:
        groups.setdefault((one.fact or one.id, one.stage), []).append(one)
    return tuple(_merged(groups[key]) for key in sorted(groups))


def _standing(one: Entry) -> tuple[bool, int, int, str]:
    exact = -precision(one.stated.quantity) if one.stated else 0
    return one.stated is None, STATUSES.index(one.status), exact, one.id


def _merged(told: list[Entry]) -> Entry:
    if len(told) == 1:
        return told[0]
    told = sorted(told, key=_standing)
    first = told[0]
    return replace(
        first,
        jurisdictions=_union(one.jurisdictions for one in told),
        origins=_union(one.origins for one in told),
        locations=_union(one.locations for one in told),
        recipients=_union(one.recipients for one in told),
        shares=next((one.shares for one in told if one.shares), ()),
    )


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({name for names in lists for name in names}))


def once_a_thing(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry for one thing: the largest amount, of the unit told most often, where several measures name it."""
    alone: list[Entry] = []
    things: dict[str, list[Entry]] = {}
    for one in found:
        if one.thing:
            things.setdefault(one.thing, []).append(one)
        else:
            alone.append(one)
    return tuple(sorted((*alone, *map(_largest, things.values())), key=lambda one: one.id))


def _largest(told: list[Entry]) -> Entry:
    units = [one.stated.quantity.unit for one in told if one.stated]
    if not units:
        return min(told, key=lambda one: one.id)
    unit = max(sorted(set(units)), key=units.count)
    of_unit = [one for one in told if one.stated and one.stated.quantity.unit == unit]
    return max(of_unit, key=lambda one: (one.stated.quantity.minor if one.stated else 0, one.id))
