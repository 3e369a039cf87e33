"""What outcomes are narrowed by: the words of an address, checked, as a query and back as an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from merida import uncac
from merida.site.evidence.choices import HELD, Decided, DocumentKind, DocumentLanguage, Force, Kind, Status
from merida.site.evidence.labels import Names
from merida.site.evidence.models import Finding

NONE = "none"
"""In an address: without any."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is asked for; an empty field narrows nothing."""

    provision: str = ""
    state: str = ""
    group: str = ""
    subregion: str = ""
    cycle: str = ""
    kind: str = ""
    category: str = ""
    topic: str = ""
    language: str = ""
    force: str = ""
    decision: str = ""
    source: str = ""

    def query(self) -> str:
        """As the query of an address, in one order and without what narrows nothing."""
        return urlencode({one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name)})

    def with_(self, **changed: str) -> Narrowed:
        """With other values."""
        return replace(self, **changed)

    def address(self, name: str = "evidence:outcomes", **more: str) -> str:
        """The address of a page with this query."""
        query = "&".join(filter(None, (self.query(), urlencode(more))))
        return f"{reverse(name)}?{query}" if query else reverse(name)


def narrowed(given: Mapping[str, str]) -> Narrowed:
    """The words of an address; what no list knows narrows to nothing being found, except where it is not understood."""
    found = Narrowed(**{one.name: (given.get(one.name) or "").strip()[:80] for one in fields(Narrowed)})
    checks: dict[str, Any] = {
        "kind": Kind.values,
        "force": [*Force.values, NONE],
        "decision": Decided.values,
        "language": DocumentLanguage.values,
        "source": [*DocumentKind.values, "all"],
    }
    wrong = {name: "" for name, values in checks.items() if getattr(found, name) not in values}
    if found.provision and found.provision != NONE and not uncac.exists(found.provision):
        wrong["provision"] = ""
    if found.cycle and not (found.cycle.isdecimal() and len(found.cycle) < 4):
        wrong["cycle"] = ""
    return replace(found, **wrong)


def outcomes(asked: Narrowed, said: Names) -> QuerySet[Finding]:
    """The outcomes asked for: live, of the counted version; rejected ones only where they are asked for."""
    rows: QuerySet[Finding] = Finding.objects.counted().filter(none_identified=False)
    rows = _decided(rows, asked.decision)
    if asked.provision:
        rows = rows.filter(provisions=[]) if asked.provision == NONE else rows.filter(under__contains=[asked.provision])
    for name in ("category", "topic"):
        if value := getattr(asked, name):
            column = {"category": "categories", "topic": "topics"}[name]
            rows = rows.filter(**{column: []} if value == NONE else {f"{column}__contains": [value]})
    for name in ("state", "kind", "language"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: value.upper() if name == "state" else value})
    if asked.force:
        rows = rows.filter(force="" if asked.force == NONE else asked.force)
    if asked.cycle:
        rows = rows.filter(cycle=int(asked.cycle))
    for name, fact in (("group", "review_group"), ("subregion", "subregion")):
        if value := getattr(asked, name):
            rows = rows.filter(state__in=said.states_with(fact, "" if value == NONE else value))
    if asked.source == "all":
        return rows
    if asked.source:
        return rows.filter(document_kind=asked.source)
    return rows.exclude(document_kind=DocumentKind.COUNTRY_REPORT)  # its executive summary says the same


def _decided(rows: QuerySet[Finding], decision: str) -> QuerySet[Finding]:
    match decision:
        case Decided.HELD:
            return rows.filter(status__in=HELD)
        case "":
            return rows.exclude(status=Status.REJECTED)
    return rows.filter(status=decision)
