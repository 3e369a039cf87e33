"""Identity before similarity: whether two activities say, by identifiers, that they are one or parts of one.

The same number under two publishers proves nothing, and an activity that pays for many others is not each of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from merida.matching.values import Activity, Relation

__all__ = ["Declared", "Identity", "declared", "identity_of"]

type Declared = tuple[Relation, str, str]
"""Relation, code of the reason, and the identifier that shows it."""
_PROGRAMME = 3
"""An identifier that more activities than this share is a programme's or an agreement's, not one activity's."""
_OF_PUBLISHERS = ("B1",)
"""Kinds of other identifier that name an organisation and not an activity."""
_FORMER = "A3"
_OECD = "A2"


@dataclass(frozen=True, slots=True)
class Identity:
    """What an activity says of who it is."""

    publisher: str
    references: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str], ...]
    told_as: tuple[str, ...]
    participants: frozenset[str]
    amount: int | None
    currency: str | None


def identity_of(activity: Activity) -> Identity:
    """The identity of an activity, its spellings made the same."""
    money = activity.money
    amount = money.amount.partition(".")[0] if money else ""
    return Identity(
        publisher=_plain(activity.publisher),
        references=tuple((_plain(ref), kind) for ref, kind in activity.references if kind not in _OF_PUBLISHERS),
        related=tuple((_plain(ref), kind) for ref, kind in activity.related),
        told_as=tuple(map(_plain, activity.told_as)),
        participants=frozenset(map(_plain, (*activity.participants, *filter(None, [activity.publisher])))),
        amount=int(amount) if amount.isdecimal() else None,
        currency=money.currency if money else None,
    )


@lru_cache(maxsize=65_536)
def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


class Names:
    """Who names what, among the activities of an index: identifiers to the places of those that bear or name them."""

    def __init__(self, given: Iterable[tuple[str, Identity | None]]) -> None:
        self.bearing: dict[str, list[int]] = defaultdict(list)
        self.naming: dict[str, list[int]] = defaultdict(list)
        for place, (name, identity) in enumerate(given):
            self.bearing[_plain(name)].append(place)
            for said in named(identity) if identity else ():
                self.naming[said].append(place)
        self.often: Counter[str] = Counter({said: len(places) for said, places in self.naming.items()})

    def partners(self, name: str, identity: Identity) -> list[int]:
        """Places of those that bear or name what this one bears or names."""
        found: dict[int, None] = {}
        for said in (_plain(name), *named(identity)):
            for places in (self.bearing.get(said, ()), self.naming.get(said, ())):
                if len(places) <= 10 * _PROGRAMME:
                    found.update(dict.fromkeys(places))
        return list(found)


def named(identity: Identity) -> Iterator[str]:
    """All identifiers that an activity names."""
    yield from dict.fromkeys(
        (*(ref for ref, _ in identity.references), *(ref for ref, _ in identity.related), *identity.told_as)
    )


def declared(one: str, its: Identity, other: str, others: Identity, often: Counter[str]) -> Declared | None:
    """What the two say of each other by identifiers; None if nothing."""
    name, another = _plain(one), _plain(other)
    if name == another:
        return "same_record", "same_identifier", one
    if not (_names_any(its) or _names_any(others)):
        return None
    same_publisher = bool(its.publisher) and its.publisher == others.publisher
    for said, mine, bearer in ((another, its, other), (name, others, one)):
        kinds = {kind for ref, kind in mine.references if ref == said}
        if kinds:
            record = same_publisher or _FORMER in kinds
            return "same_record" if record else "same_project", "names_the_other", bearer
    shared = dict(its.references).keys() & dict(others.references).keys()
    for ref in sorted(ref for ref in shared if often[ref] <= _PROGRAMME):
        kind = dict(its.references)[ref]
        if same_publisher:
            return "same_record", "same_reference", ref
        if kind == _OECD or (kind != "A1" and len(ref) >= 8 and any(sign.isdecimal() for sign in ref)):
            return "same_project", "same_reference", ref
    for said, mine, bearer in ((another, its, other), (name, others, one)):
        kinds = {kind for ref, kind in mine.related if ref == said}
        if kinds:
            return _related(kinds, same_publisher, bearer)
        if said in mine.told_as:
            if same_publisher:
                return "overlapping", "same_chain", bearer
            if often[said] > _PROGRAMME:
                return "overlapping", "one_programme", bearer
            return "same_project", "same_chain", bearer
    return None


def _names_any(identity: Identity) -> bool:
    return bool(identity.references or identity.related or identity.told_as)


def _related(kinds: set[str], same_publisher: bool, bearer: str) -> Declared:
    if kinds & {"4", "5"} or (kinds == {""} and not same_publisher):
        return ("overlapping" if same_publisher else "same_project"), "told_by_another", bearer
    return "overlapping", "sibling" if kinds == {"3"} else "part_of", bearer
