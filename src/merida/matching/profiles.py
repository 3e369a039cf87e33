"""What a need or an activity says, ready to be compared: places, provisions, kinds, terms, bodies, words, time.

Codes that are given come first; what only the words say is kept apart, because it is worth less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from sys import intern

from merida.matching import kinds as kinds_of
from merida.matching import provisions as tree
from merida.matching.identity import Identity, identity_of
from merida.matching.knowledge import provisions_of_term, subjects
from merida.matching.place import alpha3, is_world, narrowest, region_ids, states_in
from merida.matching.values import Activity, Need
from merida.matching.words import content, language_of, words_of
from merida.places import find_names
from merida.uncac import cite, sort

__all__ = ["Profile", "profile_of"]

_TOPICS = {
    "protection_of_reporting_persons": "reporting_persons",
    "financial_investigation": "asset_tracing",
    "judiciary": "judicial_integrity",
    "money_laundering": "money_laundering_prevention",
    "return_and_disposal": "return_of_assets",
    "inter_agency_coordination": "coordination",
}
"""Topics of the reader whose term has another name."""
_STATUS = {"1": "planned", "2": "under_way", "3": "ended", "4": "ended", "5": "cancelled", "6": "suspended"}
_MOST_WORDS = 120
_MAY_CITE = re.compile(r"\bart|\bch(?:\.|apt)|\bcap[.íi]|§|стат|\bст\.|глав|ماد|فصل|[条章款]", re.IGNORECASE)
"""Words for articles and chapters in six languages."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A need or an activity, as it is compared."""

    id: str
    is_need: bool
    states: frozenset[str]
    regions: tuple[str, ...]
    """Of `data/places.toml`; with none and no States it is not known where."""
    world: bool
    provisions: tuple[str, ...]
    implied: tuple[str, ...]
    """Provisions of the terms it uses; only where none is given."""
    kinds: frozenset[str]
    """Kinds and categories that are given as codes."""
    kinds_said: frozenset[str]
    terms: frozenset[str]
    bodies: frozenset[str]
    languages: frozenset[str]
    words: dict[str, frozenset[str]]
    """Script to its words: those of other scripts cannot be the same."""
    titles: tuple[str, ...]
    """Its titles, or the need, as words in order, for comparing letter by letter."""
    named: tuple[str, ...]
    """The same as they are written."""
    beyond: int
    """How many different words it has beside those of its titles."""
    start: int | None
    end: int | None
    status: str | None
    answers: frozenset[str]
    identity: Identity | None = None
    """Of an activity: who tells of it, and which others it names."""

    @property
    def said(self) -> tuple[object, ...]:
        """What it says, for telling whether two lines of one id say the same."""
        return self.titles, self.words, self.states, self.regions, self.provisions, self.start, self.end, self.status

    @property
    def area(self) -> frozenset[str]:
        """The States in which it is, or that are members of its regions."""
        return self.states.union(*map(states_in, self.regions)) if self.regions else self.states

    def covers(self, state: str) -> bool:
        """Whether it takes place in a State, among others or as part of a region."""
        return state in self.states or any(state in states_in(region) for region in self.regions)


def profile_of(told: Need | Activity) -> Profile:
    """The profile; the last ones made are kept, so that asking again costs nothing."""
    return _kept(told)


@lru_cache(maxsize=20_000)
def _kept(told: Need | Activity) -> Profile:
    return make(told)


def make(told: Need | Activity) -> Profile:
    """The profile, made anew: for lists longer than can be kept."""
    return _of_need(told) if isinstance(told, Need) else _of_activity(told)


def _of_need(need: Need) -> Profile:
    text = " ".join(filter(None, (need.text, need.target)))
    regions = region_ids(need.regions)
    given = [alpha3(one) for one in (need.state, *need.states) if one]
    if not given and not regions:
        given = _states_named([need.text], need.language)
    return _profile(
        id=need.id,
        is_need=True,
        states=given,
        regions=regions,
        provisions=need.provisions or _cited([need.text]),
        kinds=need.kinds,
        topics=need.topics,
        texts=[text],
        titles=[need.text],
        language=need.language,
        start=need.start,
        end=need.end,
        status=None,
        answers=(),
    )


def _of_activity(activity: Activity) -> Profile:
    titles, descriptions = list(activity.titles.values()), list(activity.descriptions.values())
    regions = list(region_ids(activity.regions))
    given = [alpha3(one) for one in activity.jurisdictions]
    if not given and not regions:
        given = _states_named(titles, None)
    made = _profile(
        id=activity.id,
        is_need=False,
        states=given,
        regions=regions,
        provisions=activity.provisions or _cited([*titles, *descriptions]),
        kinds=activity.kinds,
        topics=activity.topics,
        texts=[*titles, *descriptions, activity.target],
        titles=titles or descriptions[:1],
        language=next((lang for lang in activity.titles if lang), None),
        start=activity.start,
        end=activity.end,
        status=activity.status,
        answers=activity.answers,
    )
    return replace(made, identity=identity_of(activity))


def _profile(
    *,
    id: str,
    is_need: bool,
    states: Iterable[str],
    regions: Iterable[str],
    provisions: Iterable[str],
    kinds: Iterable[str],
    topics: Iterable[str],
    texts: list[str],
    titles: list[str],
    language: str | None,
    start: date | None,
    end: date | None,
    status: str | None,
    answers: Iterable[str],
) -> Profile:
    terms, bodies, found_regions, said = set[str](), set[str](), list[str](), set[str]()
    words: dict[str, set[str]] = {}
    languages = {language} if language else set()
    for text in filter(None, texts):
        parts = content(text)
        for name in subjects().find(parts):
            group, dot, rest = name.partition(".")
            if not dot:
                terms.add(name)
            elif group == "body":
                bodies.add(rest)
            else:
                found_regions.append(rest)
        said.update(kinds_of.finder().find(parts))
        script = language_of(text) or "latin"
        words.setdefault(script, set()).update(map(intern, words_of(parts)[:_MOST_WORDS]))
    for topic in topics:
        name = _TOPICS.get(topic, topic)
        bodies.update([name[5:]] if name.startswith("body.") else ())
        terms.update([name] if provisions_of_term(name) or name == "gender" else ())
    states = frozenset(map(intern, states))
    placed = tuple(regions) or (() if states else narrowest(found_regions))
    given = tree.known(provisions)
    return Profile(
        id=id,
        is_need=is_need,
        states=states,
        regions=tuple(one for one in placed if not is_world(one)),
        world=any(is_world(one) for one in placed),
        provisions=sort(given),
        implied=sort(one for term in terms for one in provisions_of_term(term)) if not given else (),
        kinds=frozenset(map(intern, filter(None, map(kinds_of.known, kinds)))),
        kinds_said=frozenset(said),
        terms=frozenset(terms),
        bodies=frozenset(bodies),
        languages=frozenset(languages),
        words={script: frozenset(found) for script, found in words.items()},
        titles=tuple(" ".join(content(title)) for title in titles),
        named=tuple(titles),
        beyond=len({word for found in words.values() for word in found} - set(words_of(content(" ".join(titles))))),
        start=start.toordinal() if start else None,
        end=end.toordinal() if end else None,
        status=_STATUS.get(status, status) if status else None,
        answers=frozenset(answers),
    )


def _cited(texts: Iterable[str]) -> list[str]:
    """The provisions that texts cite; most say no word that a citation needs, and are not read for any."""
    return [one for text in texts if _MAY_CITE.search(text) for found in cite(text) for one in found.provisions]


def _states_named(texts: Iterable[str], language: str | None) -> list[str]:
    """States whose names the texts hold; none if they name many, because then they tell of no place."""
    found = {code for text in texts for _, _, code in find_names(text, language)}
    return sorted(found) if len(found) <= 3 else []
