"""States by code or by name in six languages, currencies of ISO 4217, and provisions of the Convention, in cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from merida import uncac
from merida.money.currencies import LANGUAGES as CURRENCY_LANGUAGES
from merida.money.currencies import currencies, name_after, sign_after
from merida.places import LANGUAGES, named, states
from merida.places.states import by_alpha2
from merida.tabular.kinds import Told, Wrong, comparable, likely, parts
from merida.tabular.values import Value

__all__ = ["Currency", "Places", "Provisions"]

_BETWEEN = re.compile(r"[;,\n、，；؛،|]+|\s+(?:and|et|y|и)\s+", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:§+|arts?\.?|articles?|art[íi]culos?|статья|статьи|ст\.?|المادة|المادتان|المواد)\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Places:
    """States and other jurisdictions: ISO 3166 codes or names. `many`: a tuple of several, in the order written."""

    many: bool = False

    def read(self, told: Told) -> object:
        """The code, or with `many` a tuple of codes."""
        written = told.text
        whole = _state(written)
        if whole:
            return (whole,) if self.many else whole
        found = parts(written)
        if len(found) == 1:
            # A comma may belong to a name ("Korea, Republic of"), so it parts names only where the whole is none.
            found = [one.strip() for one in re.split(r"[,/、，،]", written) if one.strip()]
        if not self.many and len(found) > 1:
            raise Wrong("state_several", written=written)
        codes = tuple(dict.fromkeys(_known(one) for one in found))
        return codes if self.many else codes[0]

    def vote(self, value: Value) -> str | None:
        """Nothing."""
        return None


def _known(written: str) -> str:
    code = _state(written)
    if code:
        return code
    close = likely(written, _names())
    if close:
        code = _names()[close]
        name = next(one.name() for one in states() if one.code == code)
        raise Wrong("state_suggested", written=written, suggested=f"{name} ({code})")
    raise Wrong("state_unknown", written=written)


@lru_cache(maxsize=8192)
def _state(written: str) -> str | None:
    upper = written.strip().upper()
    if upper in _codes():
        return upper
    if len(upper) == 2 and upper != "NA" and upper in by_alpha2():  # NA is Namibia, and "not available"
        return by_alpha2()[upper]
    # "Kyrgyzstan (KGZ)", as templates offer it.
    both = re.fullmatch(r"(.+?)\s*[(（\[]([A-Za-z]{2,3})[)）\]]", written.strip())
    if both and both[2].upper() in _codes() and named(both[1]) in (both[2].upper(), None):
        return both[2].upper()
    return _names().get(comparable(written)) or named(written.strip())


@cache
def _codes() -> frozenset[str]:
    return frozenset(one.code for one in states())


@cache
def _names() -> dict[str, str]:
    return {comparable(one.name(lang)): one.code for one in states() for lang in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217, living or ended: its code, its sign or its name in six languages."""

    def read(self, told: Told) -> str:
        """The code."""
        return _currency(told.text)

    def vote(self, value: Value) -> str | None:
        """Nothing."""
        return None


@lru_cache(maxsize=2048)
def _currency(written: str) -> str:
    code = written.strip().upper()
    if code in currencies():
        return code
    both = re.fullmatch(r"(?:.+?\s*[(（\[])([A-Z]{3})[)）\]]", written.strip())
    if both and both[1] in currencies():
        return both[1]
    mentioned = [one for one in re.findall(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", written) if one in currencies()]
    if len(set(mentioned)) > 1:
        raise Wrong("currency_several", written=written, currencies=", ".join(dict.fromkeys(mentioned)))
    sign = sign_after(written.strip(), 0)
    if sign and sign[0] == len(written.strip()):
        return sign[1]
    for lang in CURRENCY_LANGUAGES:
        found = name_after(written.strip(), 0, lang)
        if found and found[1] and found[0] == len(written.strip()):
            return found[1]
    names = {
        comparable(name): one.code for one in currencies().values() for names in one.names.values() for name in names
    }
    close = likely(written, names)
    if close:
        raise Wrong("currency_suggested", written=written, suggested=names[close])
    raise Wrong("currency_unknown", written=written)


@dataclass(frozen=True, slots=True)
class Provisions:
    """Provisions of the Convention: "57(3)(a); 53", "art. 57, para. 3 (a)", "ch.V", in any of six languages."""

    def read(self, told: Told) -> tuple[str, ...]:
        """Their spellings in treaty order."""
        if isinstance(told.value, str | Decimal):
            return _provisions(told.text)
        raise Wrong("identifier_date", written=told.text)

    def vote(self, value: Value) -> str | None:
        """Nothing."""
        return None


@lru_cache(maxsize=8192)
def _provisions(written: str) -> tuple[str, ...]:
    pieces = [_spelt(piece) for piece in _BETWEEN.split(written) if piece.strip()]
    if pieces and all(map(uncac.exists, pieces)):
        return uncac.sort(pieces)
    found = uncac.cite(written)
    rest = written
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    if found and not re.search(r"\d", rest):
        return uncac.sort(spelling for one in found for spelling in one.provisions)
    wrong = next(
        (piece.strip() for piece in _BETWEEN.split(written) if piece.strip() and not uncac.exists(_spelt(piece))),
        written,
    )
    raise Wrong("provision_unknown", written=wrong)


def _spelt(piece: str) -> str:
    """A provision as the code spells it: "Art. 57 (3) (A)" is 57(3)(a), "Chapter V" is ch.V."""
    text = _ARTICLE.sub("", piece.strip())
    chapter = re.fullmatch(r"(?:ch(?:apter|apitre|\.)?|cap[íi]tulo|глава)\s*\.?\s*([IV]+)", text, re.IGNORECASE)
    return f"ch.{chapter[1].upper()}" if chapter else re.sub(r"\s+", "", text).lower()
