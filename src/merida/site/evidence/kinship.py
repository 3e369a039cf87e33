"""Which documents are one review's: by symbol, job number, State and cycle. Pure: facts in, proposals out.

Six language versions, a reissue (/Rev), a corrigendum (/Corr) and the formats of one text are one source in any count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

type Relation = Literal["leading", "translation", "format", "copy", "earlier", "corrigendum"]
_PARTS = re.compile(r"/(Rev|Corr)\.?\s*(\d+)", re.IGNORECASE)
_MARK = re.compile(r"[\s*]+")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol taken apart: `CAC/COSP/IRG/II/2/1/Add.31/Rev.1/Corr.2`."""

    base: str
    """Without revision and corrigendum, upper case; this is what versions share."""
    revision: int = 0
    corrigendum: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document for this purpose."""

    id: str
    kind: str = "other"
    symbol: str | None = None
    job_number: str | None = None
    language: str | None = None
    media_type: str = ""
    state: str | None = None
    cycle: int | None = None
    decided: int = 0
    """How many of its outcomes somebody has decided."""
    place: int = 0
    """The order in which documents came."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A document's place among the versions of one text, with the reason in a word for the page."""

    id: str
    relation: Relation
    of: str | None
    """The leading document."""
    because: Literal["alone", "symbol", "job_number", "state_and_cycle"]


def symbol(printed: str) -> Symbol:
    """Takes a symbol apart; stars of reissues and spaces do not count."""
    plain = _MARK.sub("", printed)
    numbers = {name.casefold(): int(number) for name, number in _PARTS.findall(plain)}
    return Symbol(_PARTS.sub("", plain).upper(), numbers.get("rev", 0), numbers.get("corr", 0))


def job(printed: str) -> str:
    """A job number without its language letter: `V.19-01704 (E)` is `V.19-01704`."""
    return re.sub(r"\s*\([A-Z]\)\s*\*?$", "", printed.strip()).upper()


def same_text(a: Facts, b: Facts) -> Literal["symbol", "job_number", "state_and_cycle"] | None:
    """Why two documents are versions of one text; None if they are not.

    Different symbols part documents, whatever else they share; the State and cycle alone join executive summaries only.
    """
    if a.symbol and b.symbol:
        return "symbol" if symbol(a.symbol).base == symbol(b.symbol).base else None
    if a.job_number and b.job_number and job(a.job_number) == job(b.job_number):
        return "job_number"
    summaries = a.kind == b.kind == "executive_summary"
    if summaries and a.state and a.state == b.state and a.cycle and a.cycle == b.cycle:
        return "state_and_cycle"
    return None


def families(documents: Iterable[Facts]) -> tuple[tuple[Kin, ...], ...]:
    """The documents grouped by the text they are versions of, the leading one first in each group."""
    groups: list[list[Facts]] = []
    for document in sorted(documents, key=lambda one: one.place):
        home = next((group for group in groups if any(same_text(document, other) for other in group)), None)
        if home is None:
            groups.append([document])
        else:
            home.append(document)
    return tuple(_family(group) for group in groups)


def _family(group: Sequence[Facts]) -> tuple[Kin, ...]:
    leader = max(group, key=_standing)
    found = [Kin(leader.id, "leading", None, "alone" if len(group) == 1 else _because(leader, group))]
    found += [
        Kin(document.id, _relation(document, leader), leader.id, _because(document, group))
        for document in group
        if document is not leader
    ]
    return tuple(found)


def _standing(document: Facts) -> tuple[bool, int, bool, int]:
    """What leads: no corrigendum; the latest revision; what people worked on; what came first."""
    taken = symbol(document.symbol or "")
    return not taken.corrigendum, taken.revision, document.decided > 0, -document.place


def _relation(document: Facts, leader: Facts) -> Relation:
    mine, its = symbol(document.symbol or ""), symbol(leader.symbol or "")
    if mine.corrigendum:
        return "corrigendum"
    if mine.revision < its.revision:
        return "earlier"
    if document.language and leader.language and document.language != leader.language:
        return "translation"
    return "format" if document.media_type != leader.media_type else "copy"


def _because(document: Facts, group: Sequence[Facts]) -> Literal["alone", "symbol", "job_number", "state_and_cycle"]:
    reasons = {same_text(document, other) for other in group if other is not document}
    for reason in ("symbol", "job_number", "state_and_cycle"):
        if reason in reasons:
            return reason
    return "alone"
