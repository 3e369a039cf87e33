"""Whose article it is, from the words before a reference: "UNCAC art. 46.1", "Penal Code, art. 57", 《刑法》第五条."""

from __future__ import annotations

from merida.uncac.citing.instrument import DOCUMENT, LAW, OTHER, convention
from merida.uncac.citing.tokens import Tokens


def before(t: Tokens, i: int) -> tuple[str, int] | None:
    """What stands before a reference whose first token is i: "UNCAC art. 46.1", "Penal Code, art. 57", 《刑法》第五条.

    Gives the answer and the first token of it; "law?" for a law before a bracket, perhaps only its neighbour.
    """
    kinds = t.kinds
    p = i - 1
    while p >= 0 and kinds[p] in ("THE", "OF"):
        p -= 1
    bracket = comma = False
    if p >= 0 and kinds[p] == "(":
        bracket = True
        p -= 1
    elif p >= 0 and kinds[p] in (",", ":"):
        comma = True
        p -= 1
    if p >= 1 and kinds[p] == "w" and t.raw(p) == "s":
        p -= 1
    if p < 0:
        return None
    kind = kinds[p]
    if kind == "OURS":
        return "named", p
    if kind == "UN" and kinds[p - 1] == "KPK":
        return "named", p - 1
    if kind == "TITLE":
        value = str(t.values[p])
        if bracket and value != "ours":
            return "law?", p
        return ("named" if value == "ours" and "反腐" in t.raw(p) else value), p
    if kind == "CONV" or kind == "CORR":
        c = p
        while kind == "CORR" and c > p - 8 and kinds[c] != "CONV" and c > 0:
            c -= 1
        if kinds[c] == "CONV" and not (
            comma and kinds[i] == "A" and t.text[t.starts[c]] > "\u0600" and t.text[t.starts[c]] < "\u0700"
        ):
            found = convention(t, c)
            return (found[0], c) if found and found[0] != "antecedent" else None
        return None
    if kind == "TRE" and (t.capital(p) or t.text[t.starts[p]] > "\u0600"):
        return ("law?" if bracket and not t.capital(p) else OTHER), p
    if kind == "NAT" and t.text[t.starts[p]] > "\u4e00":
        return ("law?" if bracket else LAW), p
    return _law_before(t, p, bracket, comma)


def _law_before(t: Tokens, p: int, bracket: bool, comma: bool) -> tuple[str, int] | None:
    """A law's or treaty's name that ends at token p: back over its words, numbers and capitals."""
    kinds = t.kinds
    first = p
    while p >= 0 and p > first - 8:
        kind = kinds[p]
        if kind == "NAT":
            strong = (
                t.capital(p) or t.text[t.starts[p]] > "\u0600" or (first - p <= 1 and t.text[t.starts[p]] > "\u0400")
            )
            if strong:
                return ("law?" if bracket else LAW), p
            return None
        if kind == "TRE" and (t.capital(p) or t.text[t.starts[p]] > "\u0600") and (bracket or first == p):
            return ("law?" if bracket and not t.capital(p) else OTHER), p
        if kind == "CONV" and bracket:
            found = convention(t, p)
            return (OTHER, p) if found and found[0] == OTHER else None
        if kind in ("NO", "N", "/", "-", "OF", "ON", "THE") or (kind == "." and kinds[p - 1] in ("NO", "N")):
            p -= 1
            continue
        arabic = "\u0600" < t.text[t.starts[p] : t.starts[p] + 1] < "\u0700"
        if kind == "w" and p == first and kinds[p - 1] == "NAT" and t.capital(p - 1) and not bracket:
            p -= 1  # "Code pénal, art. 57"
            continue
        if kind in ("w", "CORR") and (t.capital(p) or (arabic and first - p < 3)):
            p -= 1
            continue
        return None
    return None


def mentioned(t: Tokens, i: int) -> str | None:
    """The nearest instrument named before token i: what "its article 12" belongs to."""
    for p in range(i - 1, max(-1, i - 80), -1):
        kind = t.kinds[p]
        if kind == "OURS":
            return "named"
        if kind == "CONV":
            found = convention(t, p)
            return found[0] if found else None
        if kind == "NAT":
            return LAW
        if kind == "TRE":
            return OTHER
        if kind == "TITLE":
            return str(t.values[p])
        if kind in ("UND", "RES") and t.capital(p):
            return DOCUMENT
    return None
