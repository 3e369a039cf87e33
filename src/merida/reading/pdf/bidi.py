"""From the order in which signs are seen to the order in which they are read, for lines written from right to left.

The inverse of the Unicode bidirectional algorithm (UAX #9) for one line, with brackets turned by their surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_ARABIC = re.compile(
    r"[\u0590-\u05ff\u0600-\u0605\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06ef\u06fa-\u07ff\u08a0-\u08ff]"
)
_LATIN = re.compile(r"[^\W\d_]")
_JOINS_NUMBER = ".,:/٫٬\u00a0"
"""Common separators: one of these between two digits belongs to the number (UAX #9, W4)."""
_JOINS_LATIN = re.compile(r"[\s.,:;/()\[\]&'’\"“”+@_#*%–-]+")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "“": "”", "（": "）"}
_OPENING = {**{a: a for a in _PAIRS}, **{b: a for a, b in _PAIRS.items()}}
_PERCENT = re.compile(r"(?<![\d٠-٩])([%٪])([\d٠-٩][\d٠-٩.,٫٬]*)")

_LABEL = re.compile(r"(?:^|[^\d.\-])[-.]?([0-9]{1,2}(?:[-.][0-9]{1,2}){1,3}|\d{1,2}(?:\.\d{1,2}){1,3})$")
"""A section number at the start (the right end) of a line, as seen; a hyphen parts Arabic digits (UAX #9, W4)."""


def is_arabic(text: str) -> bool:
    """Whether the text holds a letter of a script written from right to left."""
    return _ARABIC.search(text) is not None


def _kind(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "digit"
    if _ARABIC.match(first):
        return "right"
    return "left" if _LATIN.match(first) else "other"


def logical(seen: Sequence[str]) -> list[int]:
    """The places of the signs (given from left to right) in reading order, for a line that runs from right to left."""
    kinds = [_kind(sign) for sign in seen]
    order: list[int] = []
    at = len(seen) - 1
    label = _LABEL.search("".join(seen)) if seen and kinds[at] == "digit" else None
    if label is not None and len(seen) == label.end():
        # before any Arabic letter a hyphen between digits belongs to the number: "2-1-" is seen as "-2-1"
        order.extend(range(label.start(1), label.end(1)))
        at = label.start(1) - 1
    while at >= 0:
        if kinds[at] in ("left", "digit"):
            first = _run(seen, kinds, at)
            order.extend(range(first, at + 1))
            at = first - 1
        else:
            order.append(at)
            at -= 1
    return order


def _run(seen: Sequence[str], kinds: Sequence[str], last: int) -> int:
    """Where the left-to-right run that ends at `last` begins."""
    first = last
    latin = kinds[last] == "left"
    at = last - 1
    gap: list[str] = []
    while at >= 0:
        kind = kinds[at]
        if kind == "right":
            break
        if kind == "other":
            gap.append(seen[at])
            at -= 1
            continue
        between = "".join(reversed(gap))
        if not between:
            joined = True
        elif kind == "digit" and kinds[first] == "digit" and not latin:
            joined = (
                (len(between) == 1 and between in _JOINS_NUMBER)
                or (between == " " and _grouped(seen, kinds, at, first))
                or (" " not in between and _goes_to_latin(seen, kinds, first))
            )
        elif kind == "left" or latin:
            # a number to the left of Latin letters is read after them only if it is glued to them
            joined = _JOINS_LATIN.fullmatch(between) is not None and (kind == "left" or " " not in between)
        else:
            joined = False
        if not joined:
            break
        first = at
        latin = latin or kind == "left"
        gap = []
        at -= 1
    return first


def _grouped(seen: Sequence[str], kinds: Sequence[str], left: int, right: int) -> bool:
    """Whether a space parts thousands: up to three digits to its left, exactly three to its right ("10 000")."""
    after = right
    while after < len(seen) and kinds[after] == "digit":
        after += 1
    before = left
    while before >= 0 and kinds[before] == "digit":
        before -= 1
    return after - right == 3 and 1 <= left - before <= 3 and seen[before + 1] != "0"


def _goes_to_latin(seen: Sequence[str], kinds: Sequence[str], at: int) -> bool:
    """Whether the unbroken word around a digit holds Latin letters to its left (a document symbol, V.99-00312)."""
    while at > 0 and kinds[at] != "right" and seen[at] != " ":
        at -= 1
        if kinds[at] == "left":
            return True
    return False


def turned(text: str, fixed: Callable[[int], bool] | None = None) -> str:
    """The text in reading order with each bracket opening or closing as its neighbours and the one before it say.

    What a producer writes for a mirrored bracket differs (the sign or its mirror image), so what it says is not used.
    `fixed` tells which offsets stand inside a left-to-right run and stay.
    """
    signs = list(text)
    depth: list[str] = []
    for at, sign in enumerate(signs):
        kind = _OPENING.get(sign)
        if kind is None:
            continue
        opens = sign == kind if fixed is not None and fixed(at) else _opens(signs, at, kind in depth)
        signs[at] = kind if opens else _PAIRS[kind]
        if opens:
            depth.append(kind)
        elif kind in depth:
            depth.reverse()
            depth.remove(kind)
            depth.reverse()
    return _PERCENT.sub(r"\2\1", "".join(signs))


def _opens(signs: list[str], at: int, is_open: bool) -> bool:
    before = signs[at - 1] if at else " "
    after = signs[at + 1] if at + 1 < len(signs) else " "
    free_before = before == " " or before in _PAIRS
    free_after = after in " .,،؛;:؟!" or after in _OPENING
    if free_before and not free_after:
        return True
    if free_after and not free_before:
        return False
    return not is_open
