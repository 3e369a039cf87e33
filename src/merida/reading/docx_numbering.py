"""Word's automatic numbers: what stands before a paragraph though its text does not hold it.

From `word/numbering.xml` (ECMA-376, part 1, 17.9): abstract lists, lists with overrides, counters with restarts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from merida.reading.docx_numerals import numeral
from merida.reading.docx_package import W

__all__ = ["Level", "Numbering"]

_PLACE = re.compile(r"%([1-9])")
_KEPT_BULLETS = frozenset("•◦▪▫–—-‐‑*‣⁃■□●○♦➢✓❖✔→")
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as far as its marker needs it."""

    form: str
    start: int
    text: str
    restart: int | None
    legal: bool
    indent: float | None
    style: str | None


class Numbering:
    """The lists of one document and how far each has counted; ask in document order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._list: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        named: dict[str, str] = {}
        links: dict[str, str] = {}
        for abstract in root.iterchildren(W + "abstractNum"):
            identity = abstract.get(W + "abstractNumId", "")
            self._abstract[identity] = _levels(abstract)
            for tag, into in (("styleLink", named), ("numStyleLink", links)):
                link = abstract.find(W + tag)
                if link is not None:
                    if tag == "styleLink":
                        into[link.get(W + "val", "")] = identity
                    else:
                        into[identity] = link.get(W + "val", "")
        for num in root.iterchildren(W + "num"):
            reference = num.find(W + "abstractNumId")
            identity = "" if reference is None else reference.get(W + "val", "")
            if identity in links:
                identity = named.get(links[identity], identity)
            levels = dict(self._abstract.get(identity, {}))
            starts: dict[int, int] = {}
            for override in num.iterchildren(W + "lvlOverride"):
                depth = _integer(override.get(W + "ilvl"), 0)
                start = override.find(W + "startOverride")
                if start is not None:
                    starts[depth] = _integer(start.get(W + "val"), 1)
                for level in override.iterchildren(W + "lvl"):
                    levels[depth] = _level(level)
            self._list[num.get(W + "numId", "")] = (identity, levels, starts)

    def level(self, list_id: str, depth: int) -> Level | None:
        """The level's definition; None where the file defines none."""
        known = self._list.get(list_id)
        return None if known is None else known[1].get(depth)

    def depth_of_style(self, list_id: str, style: str) -> int:
        """The level that a paragraph style stands for in a list (numbering by style), else 0."""
        known = self._list.get(list_id)
        for depth, level in (known[1] if known else {}).items():
            if level.style == style:
                return depth
        return 0

    def next(self, list_id: str, depth: int) -> str | None:
        """The marker of the next paragraph of this list and level, counting on; None if there is none to print."""
        known = self._list.get(list_id)
        if known is None or depth not in known[1]:
            return None
        identity, levels, starts = known
        level = levels[depth]
        counters = self._counters.setdefault(identity, [None] * LEVELS)
        if depth in starts and (list_id, depth) not in self._started:
            self._started.add((list_id, depth))
            counters[depth] = starts[depth]
        else:
            before = counters[depth]
            counters[depth] = level.start if before is None else before + 1
        for deeper in range(depth + 1, LEVELS):
            # lvlRestart 0: never; n: only when level n (from 1) or one above it counts on.
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                counters[deeper] = None
        if level.form == "bullet":
            return _bullet(level.text)
        return (
            _PLACE.sub(lambda found: _count(int(found.group(1)) - 1, counters, levels, level), level.text).strip()
            or None
        )


def _count(depth: int, counters: list[int | None], levels: dict[int, Level], at: Level) -> str:
    known = levels.get(depth)
    number = counters[depth]
    if number is None:
        number = counters[depth] = known.start if known else 1
    form = known.form if known else "decimal"
    return numeral(number, "decimal" if at.legal and form != "decimalZero" else form)


def _bullet(text: str) -> str:
    sign = text.strip()[:1]
    # Bullets of symbol fonts are private letters, or letters that only the font turns into a sign ("o", "Ø", "ü").
    return sign if sign in _KEPT_BULLETS and sign else "•"


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {_integer(level.get(W + "ilvl"), 0): _level(level) for level in abstract.iterchildren(W + "lvl")}


def _level(level: etree._Element) -> Level:
    values = {child.tag: child.get(W + "val") for child in level}
    restart = values.get(W + "lvlRestart")
    return Level(
        form=values.get(W + "numFmt") or "decimal",
        start=_integer(values.get(W + "start"), 0 if W + "start" not in values else 1),
        text=values.get(W + "lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        legal=W + "isLgl" in values and values[W + "isLgl"] not in ("0", "false"),
        indent=_indent(level.find(f"{W}pPr/{W}ind")),
        style=values.get(W + "pStyle"),
    )


def _indent(ind: etree._Element | None) -> float | None:
    if ind is None:
        return None
    left = _integer(ind.get(W + "left") or ind.get(W + "start"), 0)
    return (left - _integer(ind.get(W + "hanging"), 0) + _integer(ind.get(W + "firstLine"), 0)) / 20


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise
