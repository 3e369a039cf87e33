"""Finds names in Chinese, where words are not parted: one pattern, the longest name first.

What looks like a name over the border of two words (其中国家: "among them, States") stands in the same pattern
and wins by length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from merida.places.matcher import Found

_SIGNS = str.maketrans("（），", "(),")


class ChineseMatcher:
    """Names of one language without spaces."""

    def __init__(self, names: Iterable[tuple[str, str, bool]]) -> None:
        self._codes: dict[str, str] = {}
        for name, code, _ in names:
            self._codes.setdefault(name.translate(_SIGNS), code)
        ordered = sorted(self._codes, key=lambda name: (name[0], -len(name), name))
        branches = (
            f"{first}(?:{'|'.join(map(_pattern, (name[1:] for name in group)))})"
            for first, group in groupby(ordered, key=lambda name: name[0])
        )
        self._pattern = re.compile("|".join(branches))

    def find(self, text: str, any_case: bool = False) -> Iterator[Found]:
        """Every name from left to right, the longest at each place, none inside another."""
        for match in self._pattern.finditer(text):
            name = "".join(match[0].split()).translate(_SIGNS)
            yield match.start(), match.end(), self._codes[name]


def _pattern(rest: str) -> str:
    return "".join({"(": r"\s?[(（]", ")": "[)）]", ",": "[,，]"}.get(sign, re.escape(sign)) for sign in rest)
