"""What matching takes and gives, as values: needs, activities; proposals, overlaps, groups and gaps with their reasons.

All of an activity or need but its id may be left out: what is not known is passed over and never held against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

VERSION = "2"
"""Of the rules: it changes whenever words, weights or thresholds do, and stands in every answer."""

type Relation = Literal["same_record", "same_project", "overlapping", "unrelated"]
type Values = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need identified, a challenge, or a request for assistance."""

    id: str
    text: str = ""
    language: str | None = None
    state: str | None = None
    """ISO 3166-1 alpha-3, `EU`, or another jurisdiction's code; None: taken from the words if they name one."""
    states: Values = ()
    """Further States, where several ask together."""
    regions: Values = ()
    """Regions and networks that it is for, as those of an activity: it is then for all of their members."""
    provisions: Values = ()
    kinds: Values = ()
    """Of `KINDS`, or categories of the reader (`capacity_building`)."""
    topics: Values = ()
    target: str = ""
    """The institution that would receive it, in words."""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """What an activity costs: an amount of its budget as written, and its currency."""

    amount: str
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity of assistance, as far as matching looks at it."""

    id: str
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Language ("" if not known) to title."""
    descriptions: Mapping[str, str] = field(default_factory=dict, hash=False)
    provisions: Values = ()
    kinds: Values = ()
    """Of `KINDS`, or categories of the reader; what sectors and types of aid say is added by the reader of lines."""
    topics: Values = ()
    jurisdictions: Values = ()
    """Alpha-3 or alpha-2 codes."""
    regions: Values = ()
    """Codes of the OECD's list ("619"), names of UN M49 ("Central Asia"), regional groups ("African") or organisations
    and networks ("ASEAN", "ARINSA")."""
    target: str = ""
    start: date | None = None
    end: date | None = None
    status: str | None = None
    """`planned`, `under_way`, `ended`, `cancelled`, `suspended`, or the codes 1 to 6 of IATI."""
    publisher: str = ""
    """Identifier of who tells of it; its name if it has none."""
    participants: Values = ()
    """Identifiers or names of the organisations that take part."""
    references: tuple[tuple[str, str], ...] = ()
    """Its other identifiers, each with its kind in IATI (A1: the publisher's own, A2: of the OECD, A3: a former)."""
    related: tuple[tuple[str, str], ...] = ()
    """Other activities, each with its kind in IATI (1 parent, 2 child, 3 sibling, 4 co-funded, 5 told by another)."""
    told_as: Values = ()
    """Identifiers under which participants and payers tell of the same work: activity-id, provider-activity-id."""
    answers: Values = ()
    """Ids of needs and requests that it answers by its own account."""
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code that has a sentence in six languages (`explain`), what it is about, and how much it adds."""

    code: str
    values: Values = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """An activity that may serve a need."""

    need: str
    activity: str
    score: float
    """From 0 to 1: how many of a hundred such proposals were right among those that were looked at by hand."""
    reasons: tuple[Reason, ...]
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two activities stand to one another."""

    a: str
    b: str
    relation: Relation
    score: float
    reasons: tuple[Reason, ...]
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class Group:
    """Activities with a repeated title ("Training of judges, phase II"): shown together, never made one."""

    title: str
    activities: Values
    differ_in: Values
    """What sets them apart: `place`, `period`, `phase`, `publisher`."""
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class Gap:
    """A need for which nothing was found, and why: no assistance reported there, or none on the provision, or ended."""

    need: str
    code: Literal["no_activity_in_jurisdiction", "none_on_provision", "only_ended", "nothing_near", "no_jurisdiction"]
    values: Values = ()
    version: str = VERSION
