"""Spreadsheets of engagements and trainings: columns known by their heads in six languages, and rows as facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from merida.matching.kinds import CATEGORIES, KINDS
from merida.money.when import When
from merida.site.assistance.choices_programmes import Area, Form, Qualifier
from merida.site.assistance.choices_requests import GenderMarker, OutcomeKind
from merida.site.assistance.programme_facts import EngagementFacts, TrainingFacts
from merida.site.evidence.codelists import in_force
from merida.site.look.in_six import labels_of, names_of
from merida.tabular.columns import Column
from merida.tabular.kinds import Choice, Identifier, Kind, Text, Whole
from merida.tabular.kinds_codes import Places, Provisions
from merida.tabular.kinds_dates import Date

HEADS: Mapping[str, Mapping[str, str | Promise]] = {
    "engagements": {
        "reference": _("Reference"), "title": _("Title"), "area": _("Area"),
        "states": _("States and jurisdictions"), "networks": _("Networks and organizations"),
        "kinds": _("Kinds of support"), "topics": _("Topics"), "provisions": _("Provisions"), "from": _("From"),
        "until": _("Until"), "text": _("Description"), "gender": _("Gender marker"), "source": _("Source"),
        "outcome": _("What came of it"), "outcome_title": _("What it is called"), "outcome_on": _("Outcome on"),
    },
    "trainings": {
        "reference": _("Reference"), "title": _("Title"), "states": _("States and jurisdictions"),
        "place": _("Place"), "form": _("Form"), "topics": _("Topics"), "provisions": _("Provisions"),
        "from": _("From"), "until": _("Until"), "attendances": _("Attendances"), "persons": _("Persons"),
        "persons_new": _("Of them counted here first"), "women": _("Women"), "men": _("Men"),
        "qualifier": _("How exact"), "text": _("Description"), "gender": _("Gender marker"), "source": _("Source"),
    },
}  # fmt: skip
ALSO = {
    "states": ("State", "Country", "Countries", "Jurisdiction", "Jurisdictions"), "kinds": ("Kind", "Kinds", "Type"),
    "from": ("Start", "Begins", "Start date"), "until": ("End", "Ends", "End date"), "title": ("Name",),
    "networks": ("Network",), "reference": ("Id", "Number", "Code"), "provisions": ("Provision", "Articles"),
    "persons": ("Persons trained", "Participants", "Individuals"), "attendances": ("Attendance",),
    "outcome": ("Outcome", "Result"), "outcome_title": ("Outcome title",),
}  # fmt: skip
REQUIRED = {"title", "from"}


@dataclass(frozen=True, slots=True)
class Came:
    """What a row of engagements says came of it."""

    kind: str
    title: str
    on: date


def columns_of(what: str) -> tuple[Column, ...]:
    """The columns of a sheet; the topics are those in force."""
    topics = {one.key: tuple(one.names.values()) for one in in_force("topics").entries}
    kinds = {one.id: tuple(one.labels.values()) for one in KINDS} | {
        key: tuple(one.names.values()) if (one := in_force("categories").by_key.get(key)) else () for key in CATEGORIES
    }
    read: dict[str, Kind] = {
        "reference": Identifier(), "title": Text(300), "states": Places(many=True), "kinds": Choice(kinds, many=True),
        "topics": Choice(topics, many=True), "provisions": Provisions(), "from": Date(), "until": Date(),
        "area": Choice(_labels(Area)), "gender": Choice(_labels(GenderMarker)), "outcome": Choice(_labels(OutcomeKind)),
        "outcome_on": Date(), "form": Choice(_labels(Form)), "qualifier": Choice(_labels(Qualifier)),
        **{key: Whole(10_000_000) for key in ("attendances", "persons", "persons_new", "women", "men")},
    }  # fmt: skip
    made = []
    for key, head in HEADS[what].items():
        known = names_of(head)
        known["en"] = (*known["en"], *ALSO.get(key, ()))
        made.append(Column(key, known, read.get(key, Text(5000)), required=key in REQUIRED))
    return tuple(made)


def engagement_in(found: Mapping[str, Any]) -> tuple[EngagementFacts, Came | None]:
    """A row as facts, and what came of it."""
    facts = EngagementFacts(
        reference=found.get("reference") or "", title=found["title"], area=found.get("area") or Area.COUNTRY,
        jurisdictions=found.get("states") or (), networks=_parts(found.get("networks")),
        kinds=_of_kinds(found.get("kinds") or ()), topics=found.get("topics") or (),
        provisions=found.get("provisions") or (), from_on=_first(found["from"]), until_on=_last(found.get("until")),
        text=found.get("text") or "", gender=found.get("gender") or "", source_text=(found.get("source") or "")[:500],
    )  # fmt: skip
    kind, day = found.get("outcome"), found.get("outcome_on")
    if not kind:
        return facts, None
    on = _first(day) if day else facts.until_on or facts.from_on
    return facts, Came(kind, found.get("outcome_title") or facts.title, on)


def training_in(found: Mapping[str, Any]) -> tuple[TrainingFacts, tuple[tuple[str, str, int | None, int | None], ...]]:
    """A row as facts, and its figures by sex."""
    begin = _first(found["from"])
    facts = TrainingFacts(
        reference=found.get("reference") or "", title=found["title"], jurisdictions=found.get("states") or (),
        place=(found.get("place") or "")[:200], form=found.get("form") or "", topics=found.get("topics") or (),
        provisions=found.get("provisions") or (), from_on=begin,
        until_on=_last(found.get("until")) or _last(found["from"]),
        attendances=found.get("attendances"), persons=found.get("persons"), persons_new=found.get("persons_new"),
        qualifier=found.get("qualifier") or Qualifier.EXACT, text=found.get("text") or "",
        gender=found.get("gender") or "", source_text=(found.get("source") or "")[:500],
    )  # fmt: skip
    counts = (("woman", found.get("women")), ("man", found.get("men")))
    return facts, tuple((sex, "", None, n) for sex, n in counts if n is not None)


def _of_kinds(keys: tuple[str, ...]) -> tuple[str, ...]:
    """A category stands for its first kind where no kind of it is named."""
    held = [key for key in keys if key not in CATEGORIES or key in {one.id for one in KINDS}]
    for category in keys:
        of = [one.id for one in KINDS if one.category == category]
        if category not in held and of and not set(of) & set(held):
            held.append(of[0])
    return tuple(held)


def _parts(written: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in (written or "").replace("\n", ";").split(";"))))


def _labels(listed: type[TextChoices]) -> dict[str, tuple[str, ...]]:
    return labels_of(one for one in listed.choices if one[0])


def _first(when: When) -> date:
    return when.first


def _last(when: When | None) -> Any:
    return when.last if when else None
