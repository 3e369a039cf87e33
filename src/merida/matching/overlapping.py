"""How two activities stand to one another: the same record, the same project told by another, overlapping, unrelated.

What they declare by identifiers decides; else likeness of titles, texts, places, dates, money and participants does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from merida.matching.identity import Identity, declared
from merida.matching.index import Index
from merida.matching.likeness import Strength, matter, probability, weights
from merida.matching.profiles import Profile
from merida.matching.titles import marks_of, title_key
from merida.matching.values import Overlap, Reason, Relation

__all__ = ["related", "relation"]

_SURE = {"same_record": 0.995, "same_project": 0.97}
_REPEATED = 3
_ENOUGH = 6
_APART = frozenset(("other_time", "other_place"))
_MATTER = ("same_provision", "near_provision", "same_subject")
_CLOSE_DAYS, _CLOSE_SHARE = 31, 0.02


def related(a: Profile, b: Profile, index: Index) -> Overlap | None:
    """The relation of two activities; None if there is none, which is mostly seen before words are compared."""
    assert a.identity is not None and b.identity is not None
    said = declared(a.id, a.identity, b.id, b.identity, index.names.often)
    if said is None and not _APART.isdisjoint(code for code, _, _ in (*_places(a, b), *_times(a, b))):
        return None
    found = relation(a, b, index)
    return found if found.relation != "unrelated" else None


def relation(a: Profile, b: Profile, index: Index) -> Overlap:
    """The relation of two activities, its score (how likely it is that both tell of one undertaking) and reasons."""
    assert a.identity is not None and b.identity is not None
    weigh = weights("same")
    found = tuple(
        sorted(
            (
                Reason(code, values, round(weigh[code] * strength, 4))
                for code, values, strength in strengths(a, b, index)
                if strength
            ),
            key=lambda reason: (-abs(reason.weight), reason.code),
        )
    )
    score = probability(found, weigh["bias"])
    said = declared(a.id, a.identity, b.id, b.identity, index.names.often)
    codes = {reason.code for reason in found}
    if said is not None:
        kind, code, value = said
        if kind in _SURE:
            score = max(score, _SURE[kind])
        elif kind == "overlapping":
            score = min(score, weights("threshold")["same"] - 0.01)
            if "other_place" in codes:
                kind = "unrelated"
        found = (Reason(code, (value,), round(_logit(score) - weigh["bias"], 4)), *found)
    else:
        kind = _by_likeness(a, b, index, score, codes)
    return Overlap(a.id, b.id, kind, round(score, 4), found)


def _by_likeness(a: Profile, b: Profile, index: Index, score: float, codes: set[str]) -> Relation:
    assert a.identity is not None and b.identity is not None
    if codes & _APART:
        return "unrelated"
    if score >= weights("threshold")["same"]:
        if not _same_publisher(a.identity, b.identity):
            return "same_project"
        if {"same_title", "same_place"} <= codes and codes & {"same_time", "same_budget"}:
            return "same_record"
    here = codes & {"same_place", "shared_place"}
    return "overlapping" if here and _on_the_same(a, b) else "unrelated"


def _on_the_same(a: Profile, b: Profile) -> bool:
    """Whether two activities are on the same matter: near provisions, or half of the subjects in common."""
    return any(code in _MATTER and strength >= 0.5 for code, _, strength in matter(a, b))


def strengths(a: Profile, b: Profile, index: Index) -> Iterator[Strength]:
    """Each reason for or against both being one undertaking, from 0 to 1."""
    yield from _titles(a, b, index)
    value = _texts(a, b, index)
    if value > 0.1:
        yield "near_description", (), value
    yield from _places(a, b)
    yield from _times(a, b)
    assert a.identity is not None and b.identity is not None
    yield from _moneys(a.identity, b.identity)
    shared = a.identity.participants & b.identity.participants
    if _same_publisher(a.identity, b.identity):
        yield "same_publisher", (), 1.0
    elif shared:
        yield "shared_participant", tuple(sorted(shared))[:1], 1.0


def _titles(a: Profile, b: Profile, index: Index) -> Iterator[Strength]:
    best, pair = 0.0, ("", "")
    for one in a.named:
        for other in b.named:
            value = _alike(title_key(one), title_key(other))
            if value > best:
                best, pair = value, (one, other)
    marks, others = marks_of(pair[0]), marks_of(pair[1])
    if best >= 0.6 and marks != others and ((marks and others) or (not marks & others and _same_names(a, b))):
        yield "another_phase", tuple(sorted(marks ^ others)), 1.0
    key = title_key(pair[0])
    repeated = best >= 0.9 and index.titles[key] >= _REPEATED
    if repeated:
        yield "repeated_title", (), 1.0
    telling = _telling(key)
    if best >= 0.995:
        yield "same_title", (), telling * (0.4 if repeated else 1.0)
    elif best > 0.5:
        yield "near_title", (), telling * (best - 0.5) * 2 * (0.4 if repeated else 1.0)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return 0.006 * fuzz.token_sort_ratio(one, other) + 0.004 * fuzz.token_set_ratio(one, other)


@lru_cache(maxsize=65536)
def _telling(key: str) -> float:
    """How much a title says, by its length: many are called "Technical assistance"."""
    if any("\u3400" <= sign <= "\u9fff" for sign in key):
        return min(len(key) / 8, 1.0)
    return min(len(key.split()) / 5, 1.0)


def _same_names(a: Profile, b: Profile) -> bool:
    assert a.identity is not None and b.identity is not None
    return _same_publisher(a.identity, b.identity)


def _texts(a: Profile, b: Profile, index: Index) -> float:
    best = 0.0
    for script in a.words.keys() & b.words.keys():
        best = max(best, index.rarity.cosine(a.words[script], b.words[script]))
    return best * min(min(a.beyond, b.beyond) / _ENOUGH, 1.0)  # titles alone are compared as titles


def _places(a: Profile, b: Profile) -> Iterator[Strength]:
    mine, its = a.area, b.area
    if not mine or not its:
        return
    if mine == its:
        yield "same_place", tuple(sorted(a.states or a.regions))[:2], 1.0
    elif shared := mine & its:
        value = len(shared) / min(len(mine), len(its))
        yield "shared_place", tuple(sorted(shared))[:2], value * (0.5 + 0.5 * len(shared) / len(mine | its))
    else:
        yield "other_place", (), 1.0


def _times(a: Profile, b: Profile) -> Iterator[Strength]:
    starts, ends = (a.start, b.start), (a.end, b.end)
    known = [(one, other) for one, other in (starts, ends) if one is not None and other is not None]
    if not known:
        return
    if all(abs(one - other) <= _CLOSE_DAYS for one, other in known):
        yield "same_time", (), 1.0 if len(known) == 2 else 0.6
    elif (a.end is not None and b.start is not None and a.end < b.start) or (
        b.end is not None and a.start is not None and b.end < a.start
    ):
        yield "other_time", (), 1.0
    elif None in (*starts, *ends):
        yield "shared_time", (), 0.3
    else:
        together = min(a.end or 0, b.end or 0) - max(a.start or 0, b.start or 0)
        whole = max(a.end or 0, b.end or 0) - min(a.start or 0, b.start or 0)
        yield "shared_time", (), max(together / whole, 0.1) if whole else 0.1


def _moneys(its: Identity, others: Identity) -> Iterator[Strength]:
    if not its.amount or not others.amount or its.currency != others.currency:
        return
    apart = abs(its.amount - others.amount) / max(its.amount, others.amount)
    if apart <= _CLOSE_SHARE:
        yield "same_budget", (), 1.0
    elif apart > 0.5:
        yield "other_budget", (), min(apart, 1.0)


def _same_publisher(its: Identity, others: Identity) -> bool:
    return bool(its.publisher) and its.publisher == others.publisher


def _logit(score: float) -> float:
    kept = min(max(score, 0.001), 0.999)
    return math.log(kept / (1 - kept))
