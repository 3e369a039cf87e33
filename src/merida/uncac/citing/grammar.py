"""How references are written: "arts. 7, paras. 1 and 4; 8, para. 2 (e)", "paragraph 3 (b) of article 57".

Each function reads from a token on and gives the paths and the token after; whose article it is, is not asked here.
"""

from __future__ import annotations

from merida.uncac.citing.elements import DEEPEST_PARAGRAPH, ITEMS, Part, Walk, element
from merida.uncac.citing.tokens import Tokens, fold
from merida.uncac.table import ORDER

UNITS = ("P", "S", "I", "§")
_GOES_ON = frozenset((*UNITS, *"THE PT , ; AND / TO - N O K L PN ( BIS ° .".split(), '"'))
"""What can go on a list in Chinese; any other word ends it, while in other scripts a word may be a letter."""
_NOTHING_DEEPER = frozenset((",", ";", ":", "END"))
SKIP = (".", "NO")
INSIDE = frozenset(
    (
        "w",
        "AND",
        "OF",
        "THE",
        "CORR",
        "AGAINST",
        "ON",
        "-",
        ",",
        "UN",
        "TO",
        "IN",
        "'",
        '"',
        "CONDUCT",
        "NAT",
        "TRE",
        "TOGETHER",
        "ITS",
        "SUB",
    )
)


class Read:
    """What was read: paths ("57(3)"; relative "(3)(b)"), the token after, and whether something in it was odd."""

    __slots__ = ("end", "odd", "paths")

    def __init__(self, paths: list[str], end: int, odd: bool) -> None:
        self.paths = paths
        self.end = end
        self.odd = odd


def after_unit(t: Tokens, i: int) -> int:
    """Past the dot or "No." of a unit word: "art . 57", "article No. 5"; past "from" of a range."""
    j = i + 1
    while t.kinds[j] in SKIP and j < i + 4:
        j += 1
    if t.kinds[j] in ("FROM", "OF") and t.kinds[j + 1] in ("N", "(", "O"):
        j += 1
    return j


def articles(t: Tokens, i: int) -> Read | None:
    """An article word and its numbers, with the paragraphs and letters named after each."""
    start = after_unit(t, i)
    if t.kinds[start] not in ("N", "O") or (t.kinds[start] == "O" and not _post_ordinal(t, i, start)):
        return None
    first = element(t, start)
    if first is None:
        return None
    walk = Walk()
    walk.set(1, first[0])
    end = _follow(t, first[1], walk, 1, str(t.values[i]))
    walk.keep()
    return Read(walk.done, end, walk.odd)


def _post_ordinal(t: Tokens, unit: int, ordinal: int) -> bool:
    """An ordinal after its unit counts in Arabic, Russian, Spanish and French ("article premier"), not in English."""
    return fold(t.raw(ordinal)) not in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def relative(t: Tokens, i: int) -> Read | None:
    """A paragraph or subparagraph word and its numbers or letters: paths without their article."""
    start = after_unit(t, i)
    first = element(t, start, bare_letters=True)
    walk = Walk(relative=True)
    if first is None or (t.kinds[start] == "O" and not _post_ordinal(t, i, start)):
        if first is None and t.kinds[i - 1] == "O" and t.kinds[i] in UNITS:
            value = t.values[i - 1]  # "the first paragraph of article 5", "deuxième alinéa"
            return Read([f"({value})"], i + 1, False)
        return None
    level = 2 if isinstance(first[0], int) else 3
    if t.kinds[i] == "I":
        level = 4
    if isinstance(first[0], int) and first[0] > DEEPEST_PARAGRAPH:
        walk.odd = True
    walk.set(level, first[0])
    end = _follow(t, first[1], walk, level, str(t.values[i]))
    walk.keep()
    return Read(walk.done, end, walk.odd)


def chapter_number(t: Tokens, i: int, roman_only: bool) -> int | None:
    """The number of a chapter at token i: Arabic, Chinese, in words, or in Roman letters of any script."""
    kind = t.kinds[i]
    if kind in ("N", "O", "K"):
        value = t.values[i]
        return value if isinstance(value, int) and not roman_only and value < 100 else None
    if kind == "END" or t.ends[i] - t.starts[i] > 5 or t.starts[i] == t.ends[i]:
        return None
    from merida.uncac.citing.cyrillic import LOOKALIKES  # slow: chapters are rare

    word = t.raw(i)
    latin_or_cyrillic = word.isascii() or "\u0400" < word[0] < "\u0500"
    word = word.translate(LOOKALIKES) if latin_or_cyrillic else fold(word.translate(LOOKALIKES))
    word = word.upper()
    if word.strip("IVX"):
        return None
    total = 0
    for mark, following in zip(word, word[1:] + " ", strict=True):
        value = {"I": 1, "V": 5, "X": 10}[mark]
        total += -value if mark == "I" and following in "VX" else value
    return total


def separator(t: Tokens, i: int) -> tuple[str, int]:
    """What joins the members of a list: "", ",", "and", ", and", ";", "; and", "to"; and the token after it."""
    sep, j = "", i
    while True:
        kind = t.kinds[j]
        if kind == "," or kind == ";":
            sep += kind
        elif kind == "AND" or kind == "/":
            sep += "and"
        elif kind in ("TO", "-") or (kind == "S" and t.values[j] == "al" and t.kinds[j + 1] == "N"):
            if sep:
                return sep, j
            return "to", j + 1
        else:
            return sep, j
        j += 1


def past_title(t: Tokens, i: int, chapter: bool = False) -> int:
    """Past "(criminalization and law enforcement)" after a number, if the list goes on after it."""
    if t.kinds[i] != "(" or t.kinds[i + 1] not in INSIDE or element(t, i) is not None:
        return i
    for j in range(i + 1, min(i + 16, len(t.kinds) - 4)):
        if t.kinds[j] == ")":
            sep, k = separator(t, j + 1)
            more = t.kinds[k] == "N" or (chapter and (t.kinds[k] == "C" or chapter_number(t, k, False) is not None))
            of_convention = t.kinds[j + 1] == "OF" and "CONV" in t.kinds[j + 2 : j + 5]
            return j + 1 if (sep and more) or of_convention else i
        if t.kinds[j] not in INSIDE:
            return i
    return i


def _follow(t: Tokens, i: int, walk: Walk, head: int, plural: str) -> int:
    """Read on from the first element: deeper parts, other members of its lists, ranges. Returns the token after."""
    kinds = t.kinds
    paragraphs = plural if head == 2 else None  # number of the paragraph word in force, None if none was written
    bare = head == 3
    closed = [False] * 5  # lists whose "and" has come
    text, starts = t.text, t.starts
    while True:
        kind = kinds[i]
        if kind == "END" or (kind not in _GOES_ON and text[starts[i]] > "\u2e80"):
            return i
        step = _deeper(t, i, walk)
        if step is not None:
            i = step
            continue
        if kind == "(" and head == 1 and walk.depth == 1:
            i = past_title(t, i)
        sep, j = separator(t, i)
        at = j + 1 if kinds[j] == "THE" and kinds[j + 1] in UNITS else j
        if kinds[at] in UNITS or (kinds[at] == "PT" and element(t, after_unit(t, at)) and head == 1):
            begin = after_unit(t, at)
            found = element(t, begin, bare_letters=True)
            if found is None or (kinds[at] == "PT" and isinstance(found[0], int)) or kinds[begin] == "K":
                return i
            level = 4 if kinds[at] == "I" and walk.depth >= 3 else _level(walk, found[0], bool(sep))
            if sep and sep != "to" and t.starts[at] < t.ends[at] and _reversed_ahead(t, at):
                return i
            if sep == "to":
                if level != walk.depth:
                    return i
                walk.range(level, found[0])
            elif level > walk.depth:
                if sep not in ("", ","):
                    walk.keep()
                walk.set(level, found[0])
            elif not sep and t.starts[at] < t.ends[at]:
                return i
            else:
                walk.next(level, found[0])
            if level == 2:
                paragraphs = str(t.values[at])
            bare = kinds[at] == "S"
            closed = [False] * 5
            i = found[1]
            continue
        if not sep:
            return i
        if kinds[j] == "A" and t.starts[j] == t.ends[j] and kinds[j + 1] == "N" and head == 1:
            step = j + 2  # 第五条和第六条 is one list
            _member(walk, sep, 1, int(str(t.values[j + 1])))
            paragraphs = None
            i = step
            continue
        found = element(t, j, bare)
        if found is None or kinds[j] in ("O", "K"):
            return i
        part, step, style = found
        if isinstance(part, str):
            if walk.depth < 3:
                return i
            level = _level(walk, part, True)
        elif style == "paren":
            if walk.depth < 2:
                return i
            level = 2 if walk.depth < 4 or "and" not in sep else 4
            if level == 4:
                part = ITEMS[part - 1] if part <= len(ITEMS) else part
        else:
            level = _number_level(t, j, walk, sep, part, plural if head == 1 else None, paragraphs, closed)
            if not level or (level == 1 and head != 1):
                return i
        if sep == "to" and level != walk.depth:
            return i
        if "and" in sep:
            closed[level] = True
        if level == 1:
            paragraphs = None
            bare = False
            closed[2] = closed[3] = False
        _member(walk, sep, level, part)
        i = step


def _member(walk: Walk, sep: str, level: int, part: Part) -> None:
    if sep == "to":
        walk.range(level, part)
    else:
        walk.next(level, part)


def _level(walk: Walk, part: Part, joined: bool) -> int:
    """Where a number or letter belongs that stands after a unit word, or in brackets; (i) may be letter or item."""
    if isinstance(part, int):
        return 2
    if part not in ITEMS or walk.depth < 3:
        return 3
    if part != "i" or not joined:
        return 4
    if walk.depth == 4:
        return 4
    return 3 if (walk.values[3] in ("g", "h") if walk.relative else walk.exists(3, "i")) else 4


def _deeper(t: Tokens, i: int, walk: Walk) -> int | None:
    """A part of the present place written straight after it: (3), (a), a), .1, 2a; also marks an odd 57A, 165 bis."""
    kind = t.kinds[i]
    if kind in _NOTHING_DEEPER or (kind in UNITS and t.starts[i] == t.ends[i]):
        return None
    if kind == ".":
        if walk.depth == 1 and t.kinds[i + 1] == "N" and t.glued(i) and t.glued(i + 1) and not walk.relative:
            walk.set(2, int(str(t.values[i + 1])))
            return i + 2
        if walk.depth == 2 and t.glued(i) and t.glued(i + 1):
            found = element(t, i + 1, bare_letters=True)
            if found and isinstance(found[0], str):
                walk.set(3, found[0])
                return found[1]
        return None
    if kind == "BIS" or kind == "°":
        walk.odd = True
        return i + 1
    if kind == "-" and t.glued(i) and t.glued(i + 1) and t.kinds[i + 1] != "N" and walk.depth == 1 and t.capital(i + 1):
        walk.odd = True
        return i + 2
    if kind == "N" and walk.depth == 3 and t.text[t.starts[i] - 1] in "'‘’":
        value = int(str(t.values[i]))
        if value <= len(ITEMS):
            walk.set(4, ITEMS[value - 1])
            return i + 1
    if (
        kind == "N"
        and walk.depth == 1
        and not walk.relative
        and t.kinds[i + 1] == ")"
        and t.glued(i + 1)
        and not t.glued(i)
    ):
        following = element(t, i + 2)
        if following and following[2] == "half" and int(str(t.values[i])) <= DEEPEST_PARAGRAPH:
            walk.set(2, int(str(t.values[i])))  # "artículo 57 3) a)"
            return i + 2
    glued = t.glued(i) and t.kinds[i - 1] == "N"
    found = element(t, i, bare_letters=glued)
    if found is None:
        if glued and kind not in ("END",) and t.text[t.starts[i]].isalpha() and t.starts[i] < t.ends[i]:
            if t.text[t.starts[i]] < "\u0600" and fold(t.raw(i)) not in ("er", "re", "o", "a"):
                walk.odd = True
            elif walk.depth == 1 and fold(t.raw(i)) in ("er", "re"):
                return i + 1
        return None
    part, end, style = found
    if kind in ("N", "O", "K") or (kind == '"' and isinstance(part, int)):
        return None
    if isinstance(part, int):
        if walk.depth == 1:
            walk.set(2, part)
        elif walk.depth == 3 and part <= len(ITEMS):
            walk.set(4, ITEMS[part - 1])
        else:
            return None
        return end
    if style == "bare" and walk.depth > 2:
        return None
    level = _level(walk, part, False)
    if level <= walk.depth:
        return None
    walk.set(level, part)
    return end


def _number_level(
    t: Tokens,
    i: int,
    walk: Walk,
    sep: str,
    value: int,
    articles: str | None,
    paragraphs: str | None,
    closed: list[bool],
) -> int:
    """Whether a plain number that goes on a list is another article (1), another paragraph (2), or neither (0)."""
    after = t.kinds[i + 1]
    if after in ("%", "°") or (t.kinds[i - 1] == "," and t.glued(i) and value > 99):
        return 0
    follower = i + 2 if after == "," else i + 1
    if t.kinds[follower] == "THE":
        follower += 1
    own = t.kinds[follower] in UNITS and t.starts[follower] < t.ends[follower] and not _reversed_ahead(t, follower)
    counted = after in ("w", "UND", "PT", "N") and not t.glued(i + 1)  # "and 12 countries"
    if sep == "to":
        return 2 if paragraphs is not None and walk.depth == 2 else 1 if walk.depth == 1 else 0
    if closed[1] and sep == "," and not own:
        return 0
    if paragraphs is None:
        if articles is None or (counted and sep == ","):
            return 0
        if articles == "s" and not own:
            # a singular word before several numbers: only where nothing else can be meant
            close = after in (",", ".", ";", ")", "OF", "END", "AND", "CONV", "(", ":", "OURS")
            return 1 if "and" in sep and close and f"{value}" in ORDER else 0
        return 1
    if articles is not None and (own or ";" in sep):
        return 1
    fits = walk.exists(2, value) and (walk.relative or _rises(walk, value))
    if articles is None:
        return 2 if fits and not (counted and (sep == "," or closed[2])) and value <= DEEPEST_PARAGRAPH else 0
    if paragraphs == "s":
        if articles != "s" and ("," in sep or not fits):
            return 1
        return 2 if fits and "and" in sep else 0
    if closed[2] and sep == "," and articles == "s":
        return 0
    if fits and not (closed[2] and "," in sep):
        return 0 if counted and sep == "," else 2
    if articles != "s" and f"{value}" in ORDER and not (counted and sep == ","):
        return 1
    return 2 if "and" in sep and not counted and value <= DEEPEST_PARAGRAPH else 0


def _rises(walk: Walk, value: int) -> bool:
    before = walk.values[2]
    return not isinstance(before, int) or value >= before


def _reversed_ahead(t: Tokens, i: int) -> bool:
    """Whether the paragraph word at i belongs to an article that comes after it ("and paragraph 1 of article 54")."""
    found = relative(t, i)
    if found is None:
        return False
    j = found.end
    while t.kinds[j] in ("OF", "THE", "THIS", "SAME", "THAT") and j < found.end + 4:
        j += 1
    return t.kinds[j] in ("A", "P") and (j > found.end or t.text[t.starts[j]] > "\u0400") and t.starts[j] < t.ends[j]
