"""Needs or activities laid out so that those worth comparing are found without looking at all: by place, then by codes.

One layer a State, one a region, one for the world and one for what does not say where; each is a list of who holds a
provision, kind, term, body or rare word.
"""

from __future__ import annotations

import heapq
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

from merida.matching.identity import Names
from merida.matching.place import states_in
from merida.matching.profiles import Profile, make
from merida.matching.provisions import shares
from merida.matching.rarity import Rarity
from merida.matching.titles import title_key
from merida.matching.values import Activity, Need

__all__ = ["Index"]

_KINDS, _TERMS, _BODIES, _WORDS = 0.6, 1.5, 0.5, 0.25
_IMPLIED = 0.5
_RARE_WORDS = 16
_MANY = 4_000


class _Layer:
    """Those of one place: each key to the places of those that hold it."""

    __slots__ = ("members", "postings")

    def __init__(self) -> None:
        self.members = array("I")
        self.postings: dict[str, array[int]] | None = None

    def posted(self, profiles: list[Profile], rarity: Rarity) -> dict[str, array[int]]:
        """Its lists, made when it is first asked."""
        if self.postings is None:
            found: dict[str, array[int]] = {}
            for member in self.members:
                for key, _ in keys(profiles[member], rarity):
                    if key in found:
                        found[key].append(member)
                    else:
                        found[key] = array("I", (member,))
            self.postings = found
        return self.postings


class Index:
    """Needs, or activities, that others are compared with."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles = list(profiles)
        self.rarity = Rarity((said for one in self.profiles for said in one.words.values()), len(self.profiles))
        self.names = Names((profile.id, profile.identity) for profile in self.profiles)
        self.answering: dict[str, list[int]] = {}
        for place, profile in enumerate(self.profiles):
            for asked in profile.answers:
                self.answering.setdefault(asked, []).append(place)
        self.titles = Counter(key for profile in self.profiles for key in {*map(title_key, profile.named)})
        self._layers: dict[str, _Layer] = {}
        for place, profile in enumerate(self.profiles):
            for name in _layers_of(profile):
                self._layers.setdefault(name, _Layer()).members.append(place)
        self._region_names = sorted(name for name in self._layers if name.startswith("region."))

    @classmethod
    def of(cls, things: Iterable[Need | Activity]) -> Index:
        """The index of needs or of activities."""
        return cls(make(thing) for thing in things)

    @property
    def holds_needs(self) -> bool:
        """Whether it is one of needs."""
        return bool(self.profiles) and self.profiles[0].is_need

    def __len__(self) -> int:
        return len(self.profiles)

    def declared(self, asked: Profile) -> list[int]:
        """Places of the activities that say they answer a need, or of the needs that an activity says it answers."""
        if asked.is_need:
            return self.answering.get(asked.id, [])
        return [place for place, one in enumerate(self.profiles) if one.id in asked.answers] if asked.answers else []

    def near(self, asked: Profile, most: int = 40) -> list[int]:
        """Places of those that are worth comparing in full, the likeliest first."""
        wanted = sorted(keys(asked, self.rarity), key=lambda pair: pair[0])
        scores: dict[int, float] = {}
        for layer, bonus in self._layers_for(asked):
            postings = layer.posted(self.profiles, self.rarity)
            lists = sorted(
                ((postings[key], weight) for key, weight in wanted if key in postings), key=lambda one: len(one[0])
            )
            here: dict[int, float] = {}
            for members, weight in lists:
                if len(here) > _MANY and len(members) > 2 * len(here):  # only those that a rarer key found gain
                    inside = set(members)
                    for member in here:
                        if member in inside:
                            here[member] += weight
                    continue
                for member in members:
                    here[member] = here.get(member, 0.0) + weight
            for member, score in here.items():
                score += bonus
                if score > scores.get(member, -1.0):
                    scores[member] = score
        found = [member for member, _ in heapq.nlargest(most, scores.items(), key=lambda one: (one[1], -one[0]))]
        if len(found) < most:  # where little is told, all that is there is looked at
            for layer, _ in self._layers_for(asked):
                found.extend(member for member in layer.members[:most] if member not in scores)
        return found[:most]

    def reported(self, state: str) -> Iterator[int]:
        """All that take place in a State, alone, among others or as part of a region."""
        seen: set[int] = set()
        for name in (f"state.{state}", *self._regions_with(state)):
            for member in self._layers[name].members if name in self._layers else ():
                if member not in seen:
                    seen.add(member)
                    yield member

    def _regions_with(self, state: str) -> list[str]:
        return [name for name in self._region_names if state in states_in(name[7:])]

    def _layers_for(self, asked: Profile) -> Iterator[tuple[_Layer, float]]:
        """The layers of where it is, each with how near that is; for what does not say where, all."""
        named = sorted(asked.area)
        if not named:  # the world, or not said
            yield from ((self._layers[name], 0.2 * (asked.world and name == "world")) for name in sorted(self._layers))
            return
        names = {f"region.{region}": 1.2 for region in asked.regions}
        for state in named:
            names[f"state.{state}"] = 1.0
        for state in named:
            for name in self._regions_with(state):
                names.setdefault(name, 0.5)
        names |= {"world": 0.2, "nowhere": 0.0}
        yield from ((self._layers[name], bonus) for name, bonus in names.items() if name in self._layers)


def _layers_of(profile: Profile) -> list[str]:
    names = [f"state.{state}" for state in sorted(profile.states)]
    names += [f"region.{region}" for region in profile.regions]
    names += ["world"] if profile.world else []
    return names or ["nowhere"]


def keys(profile: Profile, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """What it can be found by, each with what it adds to the likelihood."""
    found: dict[str, float] = {}
    for spellings, factor in ((profile.provisions, 1.0), (profile.implied, _IMPLIED)):
        for spelling in spellings:
            for place, value in shares(spelling):
                key = f"p{place}"
                found[key] = max(found.get(key, 0.0), 2.5 * factor * value)
    yield from found.items()
    for name in profile.kinds | profile.kinds_said:
        yield f"k{name}", _KINDS
    for name in profile.terms:
        yield f"t{name}", _TERMS
    for name in profile.bodies:
        yield f"b{name}", _BODIES
    words = {word for said in profile.words.values() for word in said}
    for word in heapq.nlargest(_RARE_WORDS, words, key=lambda one: (rarity.known(one), one)):
        if word in rarity:
            yield f"w{word}", _WORDS * min(rarity.known(word), 8.0) / 4
