"""What an outcome or a statement is about: the topics of the codebook, told by its words and its provisions.

The topics in their order, the provisions that say one by themselves, and their words are `data/topics.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from merida.finding.lexicon import compiled, fold, language_of, load
from merida.uncac import ancestors, exists


def topics() -> tuple[str, ...]:
    """The topics of the codebook, in its order."""
    return tuple(load("topics"))


def topics_in(text: str, telling_provisions: Iterable[str] = (), lang: str | None = None) -> tuple[str, ...]:
    """The topics of a text, in the order of the codebook.

    `telling_provisions` are those that say what the text itself is about, not those of a group that it stands under.
    A provision tells the topics given for it and for what it stands in: `31(3)` tells those of `31` too.
    """
    told = {topic for provision in telling_provisions for topic in _told_by(provision)}
    said = fold(text)
    patterns = _lexicon(language_of(text, lang))
    return tuple(topic for topic in topics() if topic in told or patterns[topic].search(said))


@cache
def _told_by(provision: str) -> tuple[str, ...]:
    places = {provision, *ancestors(provision)} if exists(provision) else {provision}
    return tuple(topic for topic, table in load("topics").items() if places.intersection(table["provisions"]))


@cache
def _lexicon(lang: str) -> dict[str, re.Pattern[str]]:
    return {topic: compiled(table.get(lang, ()), lang) for topic, table in load("topics").items()}
