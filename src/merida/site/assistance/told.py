"""What is told of an activity, before it is a row: from a form, an IATI file or a spreadsheet, all alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from merida import uncac
from merida.site.assistance.choices_requests import PartRole

SAME = uuid5(NAMESPACE_URL, "urn:merida:activity")
NEAREST = (PartRole.FUNDING, PartRole.ACCOUNTABLE, PartRole.EXTENDING, PartRole.IMPLEMENTING)
FAR = 9


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation in an activity."""

    role: str
    name: str = ""
    ref: str = ""
    kind: str = ""
    jurisdiction: str = ""
    organisation: str = ""
    """Key of an organisation of this installation."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an activity."""

    kind: str
    title: str = ""
    jurisdiction: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An activity as its publisher tells it."""

    identifier: str = ""
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    descriptions: Mapping[str, str] = field(default_factory=dict, hash=False)
    jurisdictions: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    target: str = ""
    status: str = ""
    planned_start: date | None = None
    actual_start: date | None = None
    planned_end: date | None = None
    actual_end: date | None = None
    money: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Currency to whole minor units."""
    money_from: str = ""
    expert_days: int | None = None
    initiative: str = ""
    gender: str = ""
    answers: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    outcomes: tuple[Came, ...] = ()
    told_as: tuple[str, ...] = ()
    """Further identifiers by which the same activity is known."""
    secondary: bool = False
    reporter: str = ""
    """Identifier of who tells, as the file gives it."""
    updated_on: date | None = None
    fault: str = ""
    """What is not as IATI 2.03 wants it, though it can be kept."""
    line: int | None = None
    xml: str = ""

    @property
    def title(self) -> str:
        """The first of its titles, the English one if there is one."""
        return self.titles.get("en") or next(iter(self.titles.values()), "") or self.identifier

    @property
    def starts_on(self) -> date | None:
        """The day it began, or should."""
        return self.actual_start or self.planned_start

    @property
    def ends_on(self) -> date | None:
        """The day it ended, or should; nothing where it would lie before the beginning."""
        end = self.actual_end or self.planned_end
        return None if end and self.starts_on and end < self.starts_on else end

    def content(self) -> dict[str, Any]:
        """Everything told, as JSON; without where in a file it stood."""
        told = asdict(self)
        for name in ("line", "xml", "fault"):
            del told[name]
        return {name: _json(value) for name, value in told.items()}

    def digest(self) -> str:
        """The same for the same content; an IATI element counts word for word."""
        said = json.dumps([self.content(), self.xml], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()

    def names(self) -> tuple[str, ...]:
        """All identifiers of this activity, its own first."""
        return tuple(dict.fromkeys(filter(None, (self.identifier, *self.told_as))))

    def telling(self) -> int:
        """How near the teller is to the money, 0 the nearest; who tells of another's activity comes after all."""
        own = {p.role for p in self.parts if p.organisation or (self.reporter and p.ref == self.reporter)}
        near = next((n for n, role in enumerate(NEAREST) if role in own), FAR)
        return near + 10 * self.secondary


def told_of_content(content: Mapping[str, Any], xml: str = "") -> Told:
    """What a kept version told."""
    given = dict(content)
    for name in ("planned_start", "actual_start", "planned_end", "actual_end", "updated_on"):
        given[name] = date.fromisoformat(given[name]) if given.get(name) else None
    for name in ("jurisdictions", "regions", "provisions", "kinds", "topics", "answers", "told_as"):
        given[name] = tuple(given.get(name) or ())
    given["parts"] = tuple(Part(**one) for one in given.get("parts") or ())
    given["outcomes"] = tuple(
        Came(**{**one, "on": date.fromisoformat(one["on"]) if one["on"] else None}) for one in given["outcomes"]
    )
    return Told(**given, xml=xml)


def same_key(identifier: str) -> UUID:
    """The key of an activity by its identifier: two publishers who tell it by one name share it, unseen."""
    return uuid5(SAME, identifier)


def under(provisions: tuple[str, ...]) -> list[str]:
    """The provisions and what they stand in, each once."""
    found = {one: None for spelling in provisions for one in (spelling, *uncac.ancestors(spelling))}
    return list(found)


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _json(held) for name, held in value.items()}
    return [_json(one) for one in value] if isinstance(value, list | tuple) else value
