"""Activities to overlaps, each pair once, and to groups of repeated titles, which are shown together, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from merida.matching.index import Index
from merida.matching.overlapping import related, relation
from merida.matching.profiles import Profile, make
from merida.matching.titles import marks_of, title_key
from merida.matching.values import Activity, Group, Overlap

__all__ = ["groups", "overlaps", "overlaps_of"]

LIMIT = 5
_LOOKED_AT = 30
_KEPT = 2_000_000
_RANK = {"same_record": 0, "same_project": 1, "overlapping": 2, "unrelated": 3}


def overlaps(
    activities: Index | Iterable[Activity], *, limit: int = LIMIT, threshold: float = 0.0, unrelated: bool = False
) -> Iterator[Overlap]:
    """The pairs that are one, told twice, or overlap, each once, at most `limit` for each activity, the nearest first.

    `unrelated`: also pairs that were looked at and are neither.
    """
    index = activities if isinstance(activities, Index) else Index.of(activities)
    seen: set[tuple[int, int]] = set()
    apart: set[int] = set()
    for place in range(len(index)):
        for other, overlap in _near(index.profiles[place], index, place, apart, unrelated=unrelated)[:limit]:
            pair = (min(place, other), max(place, other))
            if overlap.score >= threshold and pair not in seen:
                seen.add(pair)
                yield overlap


def overlaps_of(
    asked: Activity | Profile, index: Index, *, limit: int = LIMIT, unrelated: bool = False
) -> list[Overlap]:
    """Who already does this here: what an activity is to those in an index of others, the nearest first."""
    profile = asked if isinstance(asked, Profile) else make(asked)
    return [one for _, one in _near(profile, index, None, set(), unrelated=unrelated)[:limit]]


def _near(
    profile: Profile, index: Index, own: int | None, apart: set[int], *, unrelated: bool
) -> list[tuple[int, Overlap]]:
    """Those near it, the nearest first; `apart`: pairs that were found to have nothing in common, kept for later."""
    assert profile.identity is not None
    places = dict.fromkeys((*index.names.partners(profile.id, profile.identity), *index.near(profile, _LOOKED_AT)))
    found = []
    for place in places:
        other = index.profiles[place]
        if place == own or (own is None and other.id == profile.id):
            continue
        first, second = (profile, other) if own is None or own < place else (other, profile)
        if unrelated:
            found.append((place, relation(first, second, index)))
            continue
        pair = min(own, place) * len(index) + max(own, place) if own is not None else -1
        if pair in apart:
            apart.discard(pair)  # it is asked for twice at most
        elif (overlap := related(first, second, index)) is not None:
            found.append((place, overlap))
        elif own is not None and own < place and len(apart) < _KEPT:
            apart.add(pair)
    found.sort(key=lambda one: (_RANK[one[1].relation], -one[1].score, one[0]))
    return found


def groups(activities: Index | Iterable[Activity], found: Iterable[Overlap] = ()) -> list[Group]:
    """Activities with one title but for its phase or year, in the order of the first; `found`: pairs that are one."""
    index = activities if isinstance(activities, Index) else Index.of(activities)
    one = {frozenset((pair.a, pair.b)) for pair in found if pair.relation in ("same_record", "same_project")}
    by_key: dict[str, list[Profile]] = defaultdict(list)
    for profile in index.profiles:
        for key in dict.fromkeys(map(title_key, profile.named)):
            if key:
                by_key[key].append(profile)
    made: dict[tuple[str, ...], Group] = {}
    for members in by_key.values():
        names = tuple(dict.fromkeys(member.id for member in members))
        apart = any(frozenset((names[0], name)) not in one for name in names[1:])
        if len(names) > 1 and apart and names not in made:
            made[names] = Group(members[0].named[0], names, _differ(members))
    return list(made.values())


def _differ(members: list[Profile]) -> tuple[str, ...]:
    sorts: dict[str, set[object]] = {
        "place": {(one.states, one.regions) for one in members},
        "period": {(one.start, one.end) for one in members},
        "phase": {marks_of(one.named[0]) for one in members},
        "publisher": {one.identity.publisher for one in members if one.identity},
    }
    return tuple(name for name, values in sorts.items() if len(values) > 1)
