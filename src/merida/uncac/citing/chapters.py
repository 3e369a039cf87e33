"""References to chapters: "chapter V", "chapters III and IV", "главы II", 第五章."""

from __future__ import annotations

from merida.uncac.citing.grammar import Read, after_unit, chapter_number, past_title, separator
from merida.uncac.citing.tokens import Tokens
from merida.uncac.table import CHAPTERS


def chapters(t: Tokens, i: int) -> Read | None:
    """A chapter word and its numbers: Roman, Arabic, Chinese or in words."""
    j = after_unit(t, i)
    roman_only = t.values[i] == "cap"
    value = chapter_number(t, j, roman_only)
    if value is None:
        if t.kinds[i - 1] == "O" and isinstance(t.values[i - 1], int):
            return _named([int(str(t.values[i - 1]))], i + 1, False)
        return None
    found, odd = [value], False
    j += 1
    while True:
        j = past_title(t, j, chapter=True)
        sep, k = separator(t, j)
        if not sep:
            break
        if t.kinds[k] == "C" and t.starts[k] == t.ends[k]:
            k += 1
        value = chapter_number(t, k, roman_only or sep == ",")
        if value is None or (t.kinds[k] == "N" and t.kinds[k + 1] == "w" and sep != "to"):
            break
        if sep == "to":
            odd = odd or value <= found[-1]
            found.extend(range(found[-1] + 1, value))
        found.append(value)
        j = k + 1
    return _named(found, j, odd)


def _named(values: list[int], end: int, odd: bool) -> Read:
    good = [f"ch.{CHAPTERS[v - 1]}" for v in values if 0 < v <= len(CHAPTERS)]
    return Read(good, end, odd or len(good) < len(values))
