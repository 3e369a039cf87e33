"""Outcomes counted by one thing at a time, or provision by regional group; every number opens what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from merida import uncac
from merida.site.evidence.choices import Decided, DocumentKind, DocumentLanguage, Force, Kind, Status
from merida.site.evidence.labels import Names, alphabetical, force_label, kind_label, names, status_label
from merida.site.evidence.models import Finding
from merida.site.evidence.selectors.counting import articles_by_state, per_key, per_review, per_value
from merida.site.evidence.selectors.filters import NONE, Narrowed, outcomes
from merida.site.provenance.asking import Asker

LEAST = 3
"""Outsiders see no figure of a group of fewer States."""
ARRAYS = {"provision": "under", "category": "categories", "topic": "topics"}
SCALARS = {"kind": "kind", "language": "language", "force": "force", "decision": "status"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of the table: its number opens the outcomes it counts. None: withheld, which is not zero."""

    key: str
    label: str
    value: int | None
    url: str
    explore_url: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A field to narrow by, with its choices."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExplorePage:
    """Outcomes counted by one thing."""

    asked: Narrowed
    by: str
    bys: tuple[tuple[str, str], ...]
    total: int
    reviews: int
    states: int
    rows: tuple[Counted, ...]
    choices: tuple[Choice, ...]
    outcomes_url: str
    heat_url: str


@dataclass(frozen=True, slots=True)
class HeatPage:
    """Provisions by regional group."""

    asked: Narrowed
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    values: dict[tuple[str, str], int | None]
    urls: dict[tuple[str, str], str]
    total: int
    choices: tuple[Choice, ...]
    explore_url: str


def explore_page(*, asked: Narrowed, by: str, seen_by: Asker) -> ExplorePage:
    """Outcomes counted by one thing."""
    said = names()
    bys = dimensions()
    by = by if by in dict(bys) else "provision"
    found = outcomes(asked, said)
    reviews = per_review(found)
    counted = _counted(found, reviews, by, asked, said, seen_by)
    return ExplorePage(
        asked=asked,
        by=by,
        bys=bys,
        total=sum(reviews.values()),
        reviews=sum(1 for state, cycle in reviews if state and cycle),
        states=len({state for state, _cycle in reviews if state}),
        rows=tuple(counted),
        choices=choices(asked, said),
        outcomes_url=asked.address(),
        heat_url=asked.address("evidence:heat"),
    )


def heat_page(*, asked: Narrowed, seen_by: Asker) -> HeatPage:
    """Articles by regional group."""
    said = names()
    found = outcomes(asked, said)
    cells: Counter[tuple[str, str]] = Counter()
    states: dict[str, set[str]] = {}
    reviews = per_review(found)
    for state, _cycle in reviews:
        states.setdefault(said.fact(state, "review_group"), set()).add(state)
    for provision, state, n in articles_by_state(found):
        cells[provision, said.fact(state, "review_group")] += n
    withheld = {group for group in states if not seen_by.member and len(states[group]) < LEAST}
    columns = [(key, label) for key, label in said.choices("regional_groups") if key in states]
    if "" in states:
        columns.append(("", _("Outside the regional groups")))
    articles = uncac.sort({provision for provision, _group in cells})
    values: dict[tuple[str, str], int | None] = {
        (article, group): None if group in withheld else cells[article, group]
        for article in articles
        for group, _label in columns
    }
    return HeatPage(
        asked=asked,
        rows=tuple((one, f"{one} {said.of('provisions', one)}") for one in articles),
        columns=tuple(columns),
        values=values,
        urls={
            (article, group): asked.with_(provision=article, group=group or NONE).address() for article, group in values
        },
        total=sum(reviews.values()),
        choices=choices(asked, said),
        explore_url=asked.address("evidence:explore"),
    )


def dimensions() -> tuple[tuple[str, str], ...]:
    """What outcomes can be counted by."""
    return (
        ("provision", _("Provision")),
        ("state", _("State")),
        ("group", _("Regional group")),
        ("subregion", _("Sub-region")),
        ("cycle", _("Phase and cycle")),
        ("kind", _("Kind")),
        ("category", _("Category of assistance")),
        ("topic", _("Topic")),
        ("language", _("Language")),
        ("force", _("Wording")),
        ("decision", _("Decision")),
    )


def choices(asked: Narrowed, said: Names) -> tuple[Choice, ...]:
    """The fields to narrow by; States and provisions have fields of their own that complete what is typed."""
    lists: dict[str, Iterable[tuple[str, str]]] = {
        "state": sorted(said.choices("jurisdictions"), key=lambda pair: alphabetical(pair[1])),
        "group": (*said.choices("regional_groups"), (NONE, _("Outside the regional groups"))),
        "subregion": sorted(said.choices("subregions"), key=lambda pair: alphabetical(pair[1])),
        "cycle": said.choices("cycles"),
        "kind": _pairs(Kind),
        "category": (*said.choices("categories"), (NONE, _("Not specified"))),
        "topic": (*said.choices("topics"), (NONE, _("Not specified"))),
        "language": _pairs(DocumentLanguage),
        "force": (*_pairs(Force), (NONE, _("none"))),
        "decision": _pairs(Decided),
        "source": (*_pairs(DocumentKind), ("all", _("All documents"))),
    }
    titles = dict(dimensions()) | {"source": _("Kind of document")}
    return tuple(Choice(name, titles[name], getattr(asked, name), tuple(listed)) for name, listed in lists.items())


def _counted(
    found: QuerySet[Finding],
    reviews: Counter[tuple[str, int | None]],
    by: str,
    asked: Narrowed,
    said: Names,
    seen_by: Asker,
) -> Iterable[Counted]:
    match by:
        case "provision":
            counts = per_key(found, "under")
            return _tree(counts, counts.pop("", 0), asked, said)
        case "state":
            states = _folded(reviews, lambda state, _cycle: state)
            return [_row(asked, "state", code, name, states[code]) for code, name in said.by_name(states)]
        case "group" | "subregion":
            return _by_region(reviews, by, asked, said, seen_by)
        case "cycle":
            cycles = _folded(reviews, lambda _state, cycle: "" if cycle is None else str(cycle))
            return [
                _row(asked, by, one, said.of("cycles", one) or _("Not specified"), cycles[one])
                for one in sorted(cycles)
            ]
        case "category" | "topic":
            column = ARRAYS[by]
            counts = per_key(found, column)
            counts[NONE] = counts.pop("", 0)
            listed = (*said.choices(column), (NONE, _("Not specified")))
            known = dict(listed)
            listed += tuple((key, said.of(column, key)) for key in sorted(counts) if key not in known)
            return [_row(asked, by, key, label, counts[key]) for key, label in listed if counts[key]]
    return _by_scalar(found, by, asked)


def _by_scalar(found: QuerySet[Finding], by: str, asked: Narrowed) -> list[Counted]:
    counts = per_value(found, SCALARS[by])
    lists: dict[str, tuple[tuple[str, str], ...]] = {
        "kind": tuple((key, kind_label(key)) for key in Kind.values),
        "language": (*_pairs(DocumentLanguage), ("", _("Not specified"))),
        "force": (*((key, force_label(key)) for key in Force.values), ("", _("none"))),
        "decision": tuple((key, status_label(key)) for key in Status.values),
    }
    return [
        _row(asked, by, key or (NONE if by == "force" else ""), label, counts[key])
        for key, label in lists[by]
        if counts[key]
    ]


def _by_region(
    reviews: Counter[tuple[str, int | None]], by: str, asked: Narrowed, said: Names, seen_by: Asker
) -> list[Counted]:
    fact = {"group": "review_group", "subregion": "subregion"}[by]
    counts = _folded(reviews, lambda state, _cycle: said.fact(state, fact))
    states: dict[str, set[str]] = {}
    for state, _cycle in reviews:
        states.setdefault(said.fact(state, fact), set()).add(state)
    listed = said.choices({"group": "regional_groups", "subregion": "subregions"}[by])
    found = []
    for key, label in (*sorted(listed, key=lambda pair: alphabetical(pair[1])), ("", _("Outside the regional groups"))):
        if key in counts:
            shown = seen_by.member or len(states[key]) >= LEAST
            row = _row(asked, by, key or NONE, label, counts[key])
            found.append(row if shown else Counted(row.key, row.label, None, "", ""))
    return found


def _tree(counts: Counter[str], without: int, asked: Narrowed, said: Names) -> Iterable[Counted]:
    """The Convention with counts: a provision counts what is coded with it or with what stands in it."""
    for spelling in uncac.sort(one for one in counts if uncac.exists(one)):
        depth = len(uncac.ancestors(spelling))
        label = said.of("provisions", spelling) if "(" not in spelling else ""
        yield _row(asked, "provision", spelling, label, counts[spelling], depth)
    if without:
        yield _row(asked, "provision", NONE, _("No provision / cross-cutting"), without)


def _folded(reviews: Counter[tuple[str, int | None]], key: Any) -> Counter[str]:
    found: Counter[str] = Counter()
    for (state, cycle), n in reviews.items():
        found[key(state, cycle)] += n
    return found


def _row(asked: Narrowed, by: str, key: str, label: str, value: int, depth: int = 0) -> Counted:
    narrower = asked.with_(**{by: key})
    return Counted(
        key, label or key or _("Not specified"), value, narrower.address(), narrower.address("evidence:explore"), depth
    )


def _pairs(listed: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(value), str(label)) for value, label in listed.choices)
