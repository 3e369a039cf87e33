"""What stands around a name: the words of a formal name ("Republic of"), and signs that another thing is meant.

The words are data: `data/styles.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from merida.places.spelling import fold

_FAR = 80
_BESIDE = ("", "،", "و", "، و")


@dataclass(frozen=True, slots=True)
class Style:
    """The surroundings of names in one language; None where it has no such words."""

    before: re.Pattern[str] | None
    """Ends where a short name begins: "Republic of "."""
    after: re.Pattern[str] | None
    """Begins where a short name ends: 共和国; in Arabic only if something stood before."""
    person: re.Pattern[str] | None
    """Ends where a person's name begins: "Mr. "."""
    given: re.Pattern[str] | None
    """A given name before a family name that is no State."""
    doubtful: frozenset[str]
    """Folded names that are common words too."""
    assured: re.Pattern[str] | None
    """Ends where a doubtful name is a State's after all."""

    def formal(self, text: str, past: int, start: int, end: int) -> tuple[int, int]:
        """The span widened to the formal name; it never reaches back before `past`."""
        found = self.before.search(text, max(past, start - _FAR), start) if self.before else None
        if self.after and (found or not self.before) and (adjective := self.after.match(text, end)):
            end = adjective.end()
        return (found.start() if found else start), end

    def another_meaning(self, text: str, past: int, start: int, end: int) -> bool:
        """Whether the name is here a person's or another word; `past` is the end of the State before, or 0."""
        if self.person and self.person.search(text, max(past, start - _FAR), start):
            return True
        if self.given and self.given.match(text, start):
            return True
        if not self.assured or fold(text[start:end]) not in self.doubtful:
            return False
        beside = past > 0 and text[past:start].strip() in _BESIDE
        joined = text[max(0, start - 1) : start] in ("ب", "ل")
        return not (beside or joined or self.assured.search(text, max(0, start - _FAR), start))


@cache
def style_of(lang: str) -> Style:
    """The style of a language."""
    data = tomllib.loads((files("merida.places") / "data" / "styles.toml").read_text(encoding="utf-8"))
    edge = "" if lang == "ar" else r"(?<![^\W\d_])"
    return Style(
        before=_pattern(data["before"].get(lang), edge + "{}$", re.IGNORECASE),
        after=_pattern(data["after"].get(lang), "{}"),
        person=_pattern(data["person"].get(lang) or data["person"]["latin"], "(?:{})$"),
        given=_pattern(data["given"].get(lang), r"(?:{})[ \u00a0]+[^\W\d_a-zß-ÿ][a-zß-ÿ]"),
        doubtful=frozenset(map(fold, data["doubtful"].get(lang, ()))),
        assured=_pattern(data["assured"].get(lang), "{}$"),
    )


def _pattern(words: str | None, shape: str, flags: int = 0) -> re.Pattern[str] | None:
    return re.compile(shape.replace("{}", words), flags) if words else None
