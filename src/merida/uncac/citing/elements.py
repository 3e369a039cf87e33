"""One number, letter or Roman numeral of a reference, in all its brackets; and the path walked through a treaty.

Levels: 1 article, 2 paragraph, 3 subparagraph, 4 item. A relative path ("paragraph 3 (b)") has an empty article.
"""

from __future__ import annotations

from merida.uncac.citing.tokens import Tokens, fold
from merida.uncac.table import ORDER

ITEMS = ("i", "ii", "iii", "iv", "v", "vi")
DEEPEST_PARAGRAPH = 30
"""Of article 46: a number in brackets beyond it is a year or a count."""

type Part = int | str
type Element = tuple[Part, int, str]
"""Value, index of the token after it, and style: "paren" (3), "half" a), or "bare" 3."""


def letter(word: str) -> str | None:
    """a to k, or a small Roman numeral, from Latin, Cyrillic or Arabic letters in any case; None for another word."""
    if len(word) > 4:
        return None
    first = ord(word[0])
    if 0x2E80 <= first < 0xD7FF:
        return None
    if 0x400 <= first <= 0x4FF:
        from merida.uncac.citing import cyrillic  # slow: read when its script is met

        if len(word) == 1:
            return cyrillic.LETTERS.get(word.lower()) or {"і": "i"}.get(word.lower())
        word = word.translate(cyrillic.LOOKALIKES).lower()
        return word if word in ITEMS else None
    if 0x600 <= first <= 0x6FF:
        from merida.uncac.citing import arabic  # slow: read when its script is met

        return arabic.LETTERS.get(word.translate(arabic.FOLD))
    word = fold(word)
    return word if word in ITEMS or (len(word) == 1 and "a" <= word <= "k") else None


def element(t: Tokens, i: int, bare_letters: bool = False) -> Element | None:
    """The element that begins at token i, or None."""
    kind = t.kinds[i]
    if kind in ("N", "O", "K"):
        return number(t, i)
    if kind == "PN":
        return t.values[i], i + 1, "paren"  # type: ignore[return-value]
    if kind == "L":
        return str(t.values[i]), i + 1, "paren"
    if kind in ("(", '"'):
        closing = ")" if kind == "(" else '"'
        if t.kinds[i + 2] != closing:
            return None
        if t.kinds[i + 1] == "N":
            value = t.values[i + 1]
            return (value, i + 3, "paren") if isinstance(value, int) and value <= DEEPEST_PARAGRAPH else None
        found = letter(t.raw(i + 1)) if t.starts[i + 1] < t.ends[i + 1] else None
        return (found, i + 3, "paren") if found else None
    if kind == "END" or t.starts[i] == t.ends[i] or not t.text[t.starts[i]].isalpha():
        return None
    if t.ends[i] - t.starts[i] > 4:
        return None
    found = letter(t.raw(i))
    if found is None:
        return None
    if t.kinds[i + 1] == ")" and t.glued(i + 1):
        return found, i + 2, "half"
    if bare_letters and (
        t.kinds[i + 1] in (",", ".", ";", ")", "AND", "TO", "-", "OF", "END", ":", "P", "A") or kind == "w"
    ):
        return found, i + 1, "bare"
    return None


def number(t: Tokens, i: int) -> Element | None:
    """A number in digits, or an Arabic ordinal of one or two words (السابعة والخمسون is 57)."""
    kind, value = t.kinds[i], t.values[i]
    if kind == "O" and isinstance(value, int):
        nxt = t.kinds[i + 1], t.values[i + 1]
        if value < 10 and t.text[t.starts[i]] > "\u0600":
            if nxt == ("O", 10) and t.raw(i + 1).translate({0x629: 0x647}).startswith("عشر"):
                return value + 10, i + 2, "bare"
            after = t.values[i + 2]
            if nxt[0] == "AND" and t.kinds[i + 2] == "O" and isinstance(after, int) and after >= 20:
                return value + after, i + 3, "bare"
        if value == 11:
            return (
                (11, i + 2, "bare")
                if nxt == ("O", 10)
                else (value - 10 + int(str(t.values[i + 2])), i + 3, "bare")
                if (nxt[0] == "AND" and t.kinds[i + 2] == "O")
                else None
            )
        return value, i + 1, "bare"
    return (value, i + 1, "bare") if isinstance(value, int) else None


class Walk:
    """The path being read and those finished: `set` goes to a place, `range` to every place up to one."""

    __slots__ = ("depth", "done", "odd", "spelt", "values")

    def __init__(self, relative: bool = False) -> None:
        self.spelt = ["", "", "", "", ""]
        self.values: list[Part] = ["", "", "", "", ""]
        self.depth = 1 if relative else 0
        self.done: list[str] = []
        self.odd = False
        """True if something was read that the Convention's articles do not have: 57A, 165 bis, 9 to 3."""

    @property
    def relative(self) -> bool:
        """Whether the article is not known yet."""
        return self.values[1] == ""

    def exists(self, level: int, part: Part) -> bool:
        """Whether that part exists there; for a relative path always."""
        return self.relative or f"{self._parent(level)}({part})" in ORDER

    def _parent(self, level: int) -> str:
        spelt = self.spelt
        n = level - 1 if level <= self.depth else self.depth
        while n > 0:
            if spelt[n]:
                return spelt[n]
            n -= 1
        return ""

    def set(self, level: int, part: Part) -> None:
        """Go to this part: deeper if the level is deeper than the present place, else from the parent again."""
        spelt, values = self.spelt, self.values
        spelt[level] = f"{part}" if level == 1 else f"{self._parent(level)}({part})"
        values[level] = part
        for n in range(level + 1, min(self.depth, 4) + 1):
            spelt[n] = values[n] = ""
        self.depth = level

    def keep(self) -> None:
        """Count the present place as cited."""
        self.done.append(self.spelt[self.depth])

    def next(self, level: int, part: Part) -> None:
        """Another member of a list."""
        self.keep()
        self.set(level, part)

    def range(self, level: int, part: Part) -> None:
        """Every place from the present one up to `part`; a range that does not rise is odd."""
        before = self.values[level]
        if level != self.depth:
            self.odd = True
            self.next(level, part)
            return
        if level == 4:
            low, high = _place(before, ITEMS), _place(part, ITEMS)
            steps: list[Part] = list(ITEMS[low + 1 : high + 1])
        elif isinstance(before, int) and isinstance(part, int):
            low, high = before, part
            steps = list(range(low + 1, high + 1)) if high - low < 71 else []
        else:
            low, high = ord(str(before)[:1] or "a"), ord(str(part)[0])
            steps = [chr(n) for n in range(low + 1, high + 1)]
        if high <= low or not steps:
            self.odd = True
            return
        for step in steps:
            self.next(level, step)


def _place(part: Part, row: tuple[str, ...]) -> int:
    return row.index(str(part)) if part in row else -1
