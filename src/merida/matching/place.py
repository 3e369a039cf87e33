"""Where an activity is: States, regions with the States in them, or the world; and how near that is to a State."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from merida.matching.knowledge import load
from merida.places import named, states
from merida.places.states import by_alpha2

__all__ = ["alpha3", "continents", "is_known", "narrowest", "region_ids", "states_in"]


@cache
def _known() -> frozenset[str]:
    return frozenset(one.code for one in states())


@lru_cache(maxsize=4096)
def alpha3(code: str) -> str:
    """The code of a jurisdiction as Merida writes it: of `KG`, `kgz`, `Kyrgyzstan` KGZ; the unknown stays as it is."""
    plain = code.strip().upper()
    return plain if plain in _known() else by_alpha2().get(plain) or named(code) or plain


def is_known(code: str) -> bool:
    """Whether a code as Merida writes it is that of a State or jurisdiction."""
    return code in _known()


@cache
def states_in(region: str) -> frozenset[str]:
    """The States and jurisdictions of a region of `data/places.toml`; of the world, none: it holds all."""
    told = load("places")[region]
    inside = {one.code for one in states() if one.subregion in told.get("subregions", ())}
    return frozenset((inside | set(told.get("states", ()))) - set(told.get("without", ())))


def is_world(region: str) -> bool:
    """Whether a region is the whole world."""
    return bool(load("places")[region].get("world"))


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, told in load("places").items():
        alone = told["subregions"] if len(told.get("subregions", ())) == 1 else ()
        for key in (name, *told.get("dac", ()), *told.get("names", ()), *alone, *told.get("label", {}).values()):
            found.setdefault(_plain(key), name)
    return found


def _plain(name: object) -> str:
    words = str(name).strip().casefold().replace("-", " ").replace("_", " ").replace("’", "'")
    return words.removeprefix("the ")


_GROUPS = {
    "african": ("africa",),
    "asia pacific": ("asia", "pacific"),
    "eastern european": ("europe",),
    "latin american and caribbean": ("latin_america",),
    "western european and others": ("europe", "northern_america"),
    "global": ("world",),
    "south east asia": ("south_eastern_asia",),
    "east africa": ("eastern_africa",),
    "west africa": ("western_africa",),
    "central africa": ("middle_africa",),
}
"""Regional groups of the United Nations and usual other names."""


def region_ids(names: Iterable[str]) -> tuple[str, ...]:
    """The regions that codes of the OECD, names of UN M49 or regional groups mean; what is not known is passed over."""
    found: list[str] = []
    for name in names:
        key = _plain(name)
        found.extend(_GROUPS.get(key, (_by_name()[key],) if key in _by_name() else ()))
    return tuple(dict.fromkeys(found))


def continents(regions: Iterable[str]) -> int:
    """How many States the regions hold together: the more, the less an activity there is about one of them."""
    return len(frozenset().union(*(states_in(one) for one in regions)))


def narrowest(regions: Iterable[str]) -> tuple[str, ...]:
    """The regions without those that hold another of them: "Eastern Africa" also says Africa."""
    given = tuple(dict.fromkeys(regions))
    return tuple(one for one in given if not any(states_in(other) < states_in(one) for other in given if other != one))
