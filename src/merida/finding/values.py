"""What finding gives: findings, statements and figures, each the exact words of a passage with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from merida.reading.values import Document

type FindingKind = Literal["good_practice", "challenge", "assistance_need", "observation"]
type Force = Literal["must", "should", "endeavour", "consider", "continue"]
type SpeakerRole = Literal["speaker", "secretariat", "panellist", "star", "state", "observer", "group", "chair"]
type Quantifier = Literal["one", "some", "several", "many", "a_number_of"]
type Qualifier = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A review outcome: good practice, challenge, technical assistance need identified, or observation."""

    kind: FindingKind
    passage: str
    """The passage's id, `<sha256>#<number>`."""
    start: int
    """Offsets count code points of the passage's text."""
    end: int
    text: str
    provisions: tuple[str, ...] = ()
    """In treaty order, spelt `57(3)(a)` or `ch.V`."""
    inherited: bool = False
    """True when only an enclosing heading cites the provisions."""
    force: Force | None = None
    categories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    none_identified: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said at a meeting, one sentence of the record."""

    passage: str
    start: int
    end: int
    text: str
    speaker: str | None
    """As printed; None in the passive."""
    role: SpeakerRole | None
    quantifier: Quantifier | None
    state: str | None
    verb: str
    verbs_also: tuple[str, ...] = ()
    antecedent: str | None = None
    """Whom "he" or "the panellist" means, as printed."""
    provisions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something, with its qualifier and unit."""

    passage: str
    start: int
    end: int
    text: str
    value: str
    """A decimal numeral without grouping; money in full ("4600000")."""
    qualifier: Qualifier
    unit: str | None
    """What is counted, as printed; an ISO 4217 code for money; `percent`."""
    unit_raw: str | None = None
    measure: str | None = None
    """What is said of the things counted, as printed ("trained on the provisions of the Convention")."""
    row: str | None = None
    column: str | None = None
    provisions: tuple[str, ...] = ()


type Extract = Finding | Statement | Figure


@dataclass(frozen=True, slots=True)
class Extracts:
    """Everything found in one document, in the order of its passages."""

    document: Document
    findings: tuple[Finding, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
