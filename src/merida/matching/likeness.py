"""Why an activity may serve a need: each reason with how strongly it holds, from codes first and from words second."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from rapidfuzz import fuzz

from merida.matching import kinds as kinds_of
from merida.matching.knowledge import load, provisions_of_term
from merida.matching.place import continents
from merida.matching.profiles import Profile
from merida.matching.provisions import nearest
from merida.matching.rarity import Rarity
from merida.matching.values import Reason

__all__ = ["LIKELY", "Strength", "calibrated", "logit_of", "matter", "probability", "reasons", "weights"]

_SAME = 0.995
_NEAR = 0.5


@cache
def weights(of: str = "proposal") -> Mapping[str, float]:
    """The weights of reasons."""
    return {name: float(value) for name, value in load("weights")[of].items()}


LIKELY = weights("threshold")["served"]
"""From this score on a proposal is more than a guess: a need that has one is served, and a queue may begin here."""


def probability(found: tuple[Reason, ...], bias: float) -> float:
    """What reasons say together."""
    return 1 / (1 + math.exp(-(bias + sum(reason.weight for reason in found))))


def logit_of(found: tuple[Reason, ...]) -> float:
    """The reasons for and against a proposal, added up: the order of proposals."""
    return weights()["bias"] + math.fsum(reason.weight for reason in found)


def calibrated(place: float) -> float:
    """The score of a proposal: how many of those with such a sum were right, between two rows of the table."""
    logits, scores = _table()
    if place <= logits[0]:
        return scores[0] * math.exp(place - logits[0])
    if place >= logits[-1]:
        return 1 - (1 - scores[-1]) * math.exp((logits[-1] - place) / 4)
    after = bisect_right(logits, place)
    part = (place - logits[after - 1]) / (logits[after] - logits[after - 1])
    return scores[after - 1] + part * (scores[after] - scores[after - 1])


@cache
def _table() -> tuple[tuple[float, ...], tuple[float, ...]]:
    told = load("calibration")["proposal"]
    return tuple(map(float, told["logit"])), tuple(map(float, told["score"]))


def reasons(need: Profile, activity: Profile, rarity: Rarity) -> tuple[Reason, ...]:
    """The reasons for and against, the weightiest first."""
    weigh = weights()
    found = [
        Reason(code, values, round(weigh[code] * strength, 4))
        for code, values, strength in strengths(need, activity, rarity)
        if strength
    ]
    return tuple(sorted(found, key=lambda reason: (-abs(reason.weight), reason.code)))


type Strength = tuple[str, tuple[str, ...], float]


def strengths(need: Profile, activity: Profile, rarity: Rarity) -> Iterator[Strength]:
    """Each reason: its code, what it is about, and how strongly it holds, from 0 to 1."""
    if need.id in activity.answers:
        yield "answers_need", (need.id,), 1.0
    yield from _place(need, activity)
    yield from _provision(need, activity)
    yield from _kind(need, activity)
    yield from _subject(need, activity)
    yield from _words(need, activity, rarity)
    yield from _time(need, activity)


def matter(need: Profile, activity: Profile) -> Iterator[Strength]:
    """The reasons of what both are on: provision, subject, body."""
    yield from _provision(need, activity)
    yield from _subject(need, activity)


def _place(need: Profile, activity: Profile) -> Iterator[Strength]:
    if need.regions or (need.world and activity.world):
        yield from _region(need, activity)
        return
    if not need.states:
        return
    state = next((one for one in sorted(need.states) if activity.covers(one)), None)
    if state is None:
        yield ("worldwide", (), 1.0) if activity.world else ("place_not_said", (), 1.0)
    elif state not in activity.states:
        region = next(one for one in activity.regions)
        yield "region_of_jurisdiction", (state, region), 1.0 if _size(activity.regions) < 15 else 0.6
    elif len(activity.states) == 1:
        yield "same_jurisdiction", (state,), 1.0
    else:
        yield "one_of_jurisdictions", (state, str(len(activity.states))), 1.0 if len(activity.states) < 6 else 0.7


def _region(need: Profile, activity: Profile) -> Iterator[Strength]:
    """A region or network asks for all of its members: for it, around it, or in how many of them."""
    wanted, given = need.area, activity.area
    name = next(iter(need.regions), "world")
    shared = len(wanted & given)
    if (need.world and activity.world) or set(need.regions) & set(activity.regions) or (wanted and wanted == given):
        yield "same_region", (name,), 1.0
    elif not shared:
        yield ("worldwide", (), 1.0) if activity.world else ("place_not_said", (), 1.0)
    elif wanted <= given:
        yield "around_region", (name,), 1.0 if len(given) < 3 * len(wanted) else 0.6
    else:
        yield "within_region", (name, str(shared)), 0.4 + 0.6 * shared / len(wanted)


@lru_cache(maxsize=4096)
def _size(regions: tuple[str, ...]) -> int:
    return continents(regions)


def _provision(need: Profile, activity: Profile) -> Iterator[Strength]:
    if need.provisions and activity.provisions:
        value, one, other = nearest(need.provisions, activity.provisions)
        if value >= _SAME or (one and one == other and not one.startswith("ch.")):
            yield "same_provision", (one,), value
        elif value >= _NEAR:
            yield "near_provision", (one, other), value
        elif value < 0.2:
            yield "other_provision", (), 1.0 - value
        else:
            yield "near_provision", (one, other), value / 2
        return
    wanted, given = need.provisions or need.implied, activity.provisions or activity.implied
    if wanted and given and (need.provisions or activity.provisions):
        value, one, other = nearest(wanted, given)
        if value >= 0.2:
            yield "provision_by_subject", tuple(dict.fromkeys((one, other))), value


def _kind(need: Profile, activity: Profile) -> Iterator[Strength]:
    wanted, given = need.kinds | need.kinds_said, activity.kinds | activity.kinds_said
    if not wanted or not given:
        return
    exact = [one for one in kinds_of.ordered(wanted & given) if one not in kinds_of.CATEGORIES or one == "other"]
    if exact:
        both = len(exact) / len([one for one in wanted if one not in kinds_of.CATEGORIES] or [1])
        yield "same_kind", tuple(exact), 0.7 + 0.3 * min(both, 1.0)
        return
    near = [one for one in kinds_of.ordered(wanted) if any(_near(one, other) for other in given)]
    if near:
        yield "near_kind", tuple(near), 1.0
        return
    shared = _categories(wanted) & _categories(given)
    if shared:
        yield "same_category", kinds_of.ordered(shared), 1.0
    else:
        yield "other_kind", (*kinds_of.ordered(wanted)[:1], *kinds_of.ordered(given)[:1]), 1.0


@lru_cache(maxsize=4096)
def _near(one: str, other: str) -> bool:
    if one in kinds_of.CATEGORIES or other in kinds_of.CATEGORIES:
        return False
    return other in kinds_of.kind(one).near or one in kinds_of.kind(other).near


def _categories(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(kinds_of.category_of, names))


@cache
def _worth(term: str) -> float:
    """How much a term says of a subject: those that stand for whole chapters or for none say less."""
    places = provisions_of_term(term)
    return 0.6 if not places or any(one.startswith("ch.") for one in places) else 1.0


def _subject(need: Profile, activity: Profile) -> Iterator[Strength]:
    if need.terms and activity.terms:
        shared = need.terms & activity.terms
        mine, its = (sum(map(_worth, sorted(one))) for one in (need.terms, activity.terms))
        value = sum(map(_worth, sorted(shared)))
        if shared:
            yield "same_subject", tuple(sorted(shared)), 0.6 * value / mine + 0.4 * value / math.sqrt(mine * its)
        else:
            yield "other_subject", (), 1.0
    if need.bodies and activity.bodies:
        shared = need.bodies & activity.bodies
        if shared:
            yield "same_body", tuple(sorted(shared)), len(shared) / len(need.bodies)
        else:
            yield "other_body", (), 1.0


def _words(need: Profile, activity: Profile, rarity: Rarity) -> Iterator[Strength]:
    shared_scripts = need.words.keys() & activity.words.keys()
    best, said = 0.0, ""
    for script in sorted(shared_scripts):
        value = rarity.cosine(need.words[script], activity.words[script])
        if value > best:
            best, said = value, script
    letters = max((fuzz.token_set_ratio(one, other) for one in need.titles for other in activity.titles), default=0.0)
    likeness = 0.6 * best + 0.4 * max(letters - 40, 0.0) / 60
    if said and likeness > 0.05:
        both = need.words[said] & activity.words[said]
        rarest = sorted(both, key=lambda word: (-rarity.of(word), word))[:3]
        yield "same_words", tuple(_whole(word, need.titles) for word in rarest), min(likeness, 1.0)
    if not shared_scripts or (need.languages and activity.languages and not need.languages & activity.languages):
        yield "another_language", (), 1.0


def _whole(start: str, texts: tuple[str, ...]) -> str:
    """The word of a text that a compared beginning stands for."""
    return next((word for text in texts for word in text.split() if word[:7] == start), start)


def _time(need: Profile, activity: Profile) -> Iterator[Strength]:
    if activity.status == "cancelled":
        yield "cancelled", (), 1.0
    elif need.start is not None and activity.end is not None and activity.end < need.start:
        yield "ended", (str(_year(activity.end)),), 1.0
    elif need.start is not None and (activity.start is not None or activity.end is not None):
        if need.end is None or activity.start is None or activity.start <= need.end:
            yield "same_period", (), 1.0
    elif activity.status == "ended":
        yield "ended", (), 1.0


def _year(day: int) -> int:
    return 1 + int((day - 1) / 365.2425)
