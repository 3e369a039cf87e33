"""Numbers of other things: sections and rules of laws, laws by number, resolutions, agenda items, document symbols."""

from __future__ import annotations

import re

from merida.uncac.citing import instrument
from merida.uncac.citing.elements import element
from merida.uncac.citing.tokens import Tokens

_SYMBOL: list[re.Pattern[str]] = []
MONTHS = 31


def symbols(text: str) -> list[tuple[int, int]]:
    """Spans of UN document symbols: CAC/COSP/IRG/2019/L.1/Add.1, A/RES/58/4."""
    if text.count("/") < 2:
        return []
    if not _SYMBOL:
        _SYMBOL.append(re.compile(r"\b[A-Z]{1,5}(?:/[A-Z0-9][A-Za-z0-9.\-*]*){2,}(?<![.\-])"))
    return [match.span() for match in _SYMBOL[0].finditer(text)]


def read(t: Tokens, i: int, kind: str) -> tuple[int, str] | None:
    """The token after the numbered thing at token i, and what kind of reference it is; None if it has no number."""
    if kind == "RESN":
        return i + 1, "un_reference"
    if kind == "NO":
        return _numbered_law(t, i) if t.text[t.starts[i]] > "\u4e00" else None
    if kind == "NAT":
        return _law(t, i)
    j = i + 1
    if kind == "RES":
        while t.kinds[j] in ("NO", "."):
            j += 1
        if t.kinds[j] not in ("N",) or (t.kinds[j + 1] != "/" and t.kinds[j - 1] == t.kinds[i]):
            return None
        return _list(t, j, "/"), "un_reference"
    while t.kinds[j] in ("NO", "."):
        j += 1
    if t.kinds[j] == "(" or t.kinds[j] != "N":
        return None
    end = _list(t, j, "(")
    if kind == "PT":
        return _agenda(t, i, end)
    found = instrument.after(t, end)
    if found is not None and found[0] in ("national_law", "un_reference", "other_treaty", "ours", "named"):
        return found[1], found[0] if found[0] not in ("ours", "named") else "ambiguous"
    return end, "national_law"


def _agenda(t: Tokens, i: int, end: int) -> tuple[int, str] | None:
    """Items and points: of an agenda, mostly. "point 3" may be anything, but never a provision."""
    for k in range(end, end + 5):
        if t.kinds[k] == "AGENDA":
            return k + 1, "agenda_item"
        if t.kinds[k] not in ("OF", "THE", "ITS", "w", "THIS", "'", "THAT"):
            break
    return end, "agenda_item"


def _list(t: Tokens, i: int, inner: str) -> int:
    """Past a list of numbers with parts: 15 and 16; 6 (2); 7 to 11; 6/1 and 7/1."""
    end = i + 1
    while True:
        k = end
        if t.kinds[k] == inner == "/" and t.kinds[k + 1] == "N":
            end = k + 2
            continue
        if t.kinds[k] in ("(", "PN", "L") and inner == "(" and (found := element(t, k)):
            end = found[1]
            continue
        if t.kinds[k] == "." and t.glued(k) and t.glued(k + 1) and t.kinds[k + 1] == "N":
            end = k + 2
            continue
        if t.kinds[k] in ("w", "BIS") and (t.kinds[k] == "BIS" or (t.glued(k) and t.ends[k] - t.starts[k] == 1)):
            end = k + 1
            continue
        joint = k
        while t.kinds[k] in (",", "AND", "TO", "-") and k < joint + 2:
            k += 1
        follows = element(t, k) if k > joint else None
        if follows is None or t.kinds[k] in ("O", "K") or (inner == "/" and t.kinds[k + 1] != "/"):
            return end
        if (
            isinstance(follows[0], int)
            and t.kinds[follows[1]] == "w"
            and not t.glued(follows[1])
            and t.kinds[joint] == ","
        ):
            return end
        end = follows[1]


def _law(t: Tokens, i: int) -> tuple[int, str] | None:
    """ "Law No. 12/2003", "Ley 27.693", "القانون رقم 5": a law by its number."""
    j = i + 1
    for _ in range(3):  # "Decreto Supremo N° 5", "القانون الاتحادي رقم 5"
        if t.kinds[j] == "w" and t.kinds[j + 1] in ("NO", "w"):
            j += 1
    numbered = t.kinds[j] == "NO"
    while t.kinds[j] in ("NO", ".", "°"):
        j += 1
    if t.kinds[j] != "N" or not (numbered or (t.capital(i) and j == i + 1)):
        return None
    end = j + 1
    while t.kinds[end] in ("/", "-", ".", ",") and t.glued(end) and t.glued(end + 1) and t.kinds[end + 1] == "N":
        end += 2
    return end, "national_law"


def _numbered_law(t: Tokens, i: int) -> tuple[int, str] | None:
    """第12号法令: a law by its number in Chinese."""
    return (i + 2, "national_law") if t.kinds[i + 1] == "NAT" else None
