"""What the words around a reference say of how it goes on: lists, ends of sentences, "its", "of the same"."""

from __future__ import annotations

from merida.uncac.citing import grammar, instrument
from merida.uncac.citing.tokens import Tokens
from merida.uncac.provision import ancestors
from merida.uncac.table import ORDER

ANAPHORS = ("THIS", "SAME", "THAT")
POINTERS = frozenset(("OF", "THE", "THIS", "SAME", "THAT", "DUDIT", "ITS"))


def lettered(t: Tokens, i: int) -> bool:
    """Whether a "point" has a letter: French "point a)", Arabic البند (أ)."""
    read = grammar.relative(t, i)
    return read is not None and not read.paths[0][1:2].isdigit()


def owned(t: Tokens, first: int, article: int) -> bool:
    """Whether "its", "whose", dont, 其 stands before the reference or before its article."""
    kinds = t.kinds
    k = first - 1
    while k >= 0 and kinds[k] in ("THE", "w", "SAME") and k > first - 2:
        k -= 1
    if k >= 0 and kinds[k] in ("ITS", "WHICH"):
        return True
    return article > first and kinds[article - 1] in ("ITS", "WHICH")


def joined(t: Tokens, end: int) -> str | None:
    """ "article 5 and article 6 of the Penal Code": the law named after the second is also the first one's."""
    k = end
    while t.kinds[k] in (",", "AND") and k < end + 3:
        k += 1
    if k == end:
        return None
    while t.kinds[k] in ("THE", "FROM", "OF", "TO"):
        k += 1
    if t.kinds[k] != "A" or t.starts[k] == t.ends[k]:
        return None
    read = grammar.articles(t, k)
    found = instrument.after(t, read.end) if read else None
    if found and found[0] not in ("named", "ours", "antecedent"):
        return "unknown"
    return None


def parted(t: Tokens, a: int, b: int) -> bool:
    """Whether a sentence or clause ends between tokens a and b."""
    for k in range(a, b):
        kind = t.kinds[k]
        if kind == ";" or kind in "!?":
            return True
        if (
            kind == "."
            and (k + 1 >= b or not t.glued(k + 1))
            and (t.capital(k + 1) or t.text[t.starts[k + 1]] > "\u0500" or k + 1 == b)
        ):
            if t.kinds[k - 1] not in ("A", "P", "S", "NO"):
                return True
        elif k + 1 < len(t.kinds) and "\n" in t.text[t.ends[k] : t.starts[k + 1]].strip(" ")[:1] and t.capital(k + 1):
            return True
    return False


def link(t: Tokens, end: int) -> tuple[int, str | None]:
    """Past "of the same", "de cet", "настоящей", ", " to the next unit; and which pointer stood there."""
    k = end
    if t.kinds[k] == "," and t.kinds[k + 1] in ("A", "P", "OF"):
        k += 1
    pointer = None
    while t.kinds[k] in POINTERS and k < end + 5:
        if t.kinds[k] in ANAPHORS or t.kinds[k] == "DUDIT":
            pointer = t.kinds[k] if pointer is None or t.kinds[k] == "SAME" else pointer
        k += 1
    return k, pointer


def attach(base: str, path: str) -> str | None:
    """A relative path under a base: "(3)" under 57(1) is 57(3), "(b)" under 23(2) is 23(2)(b); or None."""
    for head in (base, *ancestors(base)[:-1]):
        if f"{head}{path}" in ORDER:
            return f"{head}{path}"
    return None
