"""What is asked of volumes: a stage, by what, narrowed how, as of and as known when; read from an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from merida.money.currencies import currencies
from merida.money.when import When
from merida.places.names import named
from merida.places.states import state
from merida.site.recovery.choices.ledger import ClaimStatus
from merida.site.recovery.choices.volumes import CountedStage, Dimension
from merida.tracing.volumes import UNSTATED

NARROWED_BY = (
    "year", "origin", "location", "jurisdiction", "recipient", "region", "ground", "route", "disposal", "form",
    "asset_type", "qualifier", "unit", "case", "cluster",
)  # fmt: skip

_PLACES = frozenset(("origin", "location", "jurisdiction", "recipient"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the volumes."""

    stage: str = "transferred"
    by: str = ""
    statuses: tuple[str, ...] = ("done",)
    narrowed: Mapping[str, str] = field(default_factory=dict)
    years: tuple[int | None, int | None] = (None, None)
    into: str = ""
    as_of: date | None = None
    known: datetime | None = None
    """Known before this moment."""
    known_raw: str = ""

    @property
    def query(self) -> dict[str, str]:
        """As words of an address."""
        words = {
            "stage": self.stage, "by": self.by, "status": ",".join(self.statuses) if self.statuses != ("done",) else "",
            "currency": self.into, "as_of": str(self.as_of or ""), "known_on": self.known_raw,
            "from": str(self.years[0] or ""), "to": str(self.years[1] or ""), **self.narrowed,
        }  # fmt: skip
        return {name: word for name, word in words.items() if word}

    def address(self, **changed: str) -> str:
        """The query with some words changed; an empty word is left out."""
        return urlencode({name: word for name, word in (self.query | changed).items() if word})

    def within(self, **narrowed: str) -> Asked:
        """The same, narrowed further."""
        return replace(self, narrowed={**self.narrowed, **narrowed})


def asked_for(given: Mapping[str, Any]) -> Asked:
    """The question in an address or of a command; ValueError in one sentence where a word is none."""
    stage = str(given.get("stage") or "transferred")
    if stage not in CountedStage.values:
        raise ValueError(f"{stage!r} is no stage; use {', '.join(CountedStage.values)}.")
    by = str(given.get("by") or "")
    if by and by not in Dimension.values:
        raise ValueError(f"Volumes are not counted by {by!r}; use {', '.join(Dimension.values)}.")
    statuses = tuple(word for word in re.split(r"[,\s]+", str(given.get("status") or "done")) if word)
    for status in statuses:
        if status not in ClaimStatus.values:
            raise ValueError(f"{status!r} is no status; use {', '.join(ClaimStatus.values)}.")
    into = str(given.get("currency") or "").upper()
    if into and into not in currencies():
        raise ValueError(f"{into!r} is no currency of ISO 4217; give a code such as USD.")
    if given.get("year") and given["year"] != UNSTATED:
        _year(given["year"])
    known_raw = str(given.get("known_on") or "").strip()
    years = _year(given.get("from")), _year(given.get("to"))
    if years[0] and years[1] and years[0] > years[1]:
        raise ValueError(f"{years[0]} to {years[1]} is no span of years; give the first year first.")
    return Asked(
        stage=stage, by=by, statuses=tuple(sorted(set(statuses))),
        narrowed={name: _narrowed(name, str(given[name])) for name in NARROWED_BY if given.get(name)},
        years=years, into=into,
        as_of=_last(str(given.get("as_of") or "")), known=_moment(known_raw), known_raw=known_raw,
    )  # fmt: skip


def _narrowed(name: str, word: str) -> str:
    """A word to narrow by; a State by its code in either case, or by its name."""
    if name not in _PLACES or word == UNSTATED:
        return word
    code = word.strip().upper()
    try:
        return state(code).code
    except KeyError:
        found = named(word.strip())
    if found is None:
        raise ValueError(f"{word!r} is no State or jurisdiction; give a code such as PER.")
    return found


def _year(word: Any) -> int | None:
    if not word:
        return None
    if not str(word).isdecimal() or not 1 <= int(word) <= 9999:
        raise ValueError(f"{word!r} is no year.")
    return int(word)


def _last(word: str) -> date | None:
    return When.of(word).last if word else None


def _moment(word: str) -> datetime | None:
    """The end of a day; a moment with its hour stands for itself."""
    if not word:
        return None
    if "T" in word:
        try:
            found = datetime.fromisoformat(word)
        except ValueError:
            raise ValueError(f"{word!r} is no moment; write 2026-02-10 or 2026-02-10T14:05:00+00:00.") from None
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return datetime.combine(When.of(word).last + timedelta(days=1), time.min, UTC)
