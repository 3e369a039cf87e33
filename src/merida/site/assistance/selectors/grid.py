"""The grid: jurisdiction by article, region by kind; needs, requests one may see, assistance reported, and what of it.

Each cell says why it is as it is and opens its records. Nothing is ranked; States stand in alphabetical order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from merida import uncac
from merida.site.assistance.kinds import CATEGORIES, categories_of, category_of, kinds_of_assistance
from merida.site.assistance.models.programmes import Engagement
from merida.site.assistance.models.requests import Request
from merida.site.evidence.choices import Kind
from merida.site.evidence.codelists import reader_language
from merida.site.evidence.labels import Names, names
from merida.site.evidence.selectors.counting import counted_by, remembered
from merida.site.evidence.selectors.exploring import LEAST
from merida.site.evidence.selectors.filters import NONE, Narrowed, outcomes
from merida.site.look.dates import day
from merida.site.provenance.asking import Asker

CHAPTERS = ("ch.II", "ch.III", "ch.IV", "ch.V", "ch.VI")
STALE_AFTER = timedelta(days=365)
"""Assistance that ended, or was last told of, so long ago is no answer of today."""


@dataclass(frozen=True, slots=True)
class GridAsked:
    """What the grid is narrowed by."""

    by: str = "article"
    chapter: str = ""
    group: str = ""

    def address(self, **changed: str) -> str:
        """The address of the grid with other words."""
        query = {"by": self.by, "chapter": self.chapter, "group": self.group} | changed
        query = {name: value for name, value in query.items() if value and (name, value) != ("by", "article")}
        return reverse("assistance:grid") + (f"?{urlencode(query)}" if query else "")


@dataclass(slots=True)
class Counts:
    """What is counted in a cell."""

    needs: int = 0
    requests: int = 0
    activities: int = 0
    going_on: int = 0
    publishers: set[UUID] = field(default_factory=set)
    """Who has something going on."""
    told_on: date | None = None
    states: set[str] = field(default_factory=set)

    def tell(self, activities: int, going_on: int, publishers: Iterable[UUID], told_on: date) -> None:
        """Assistance more."""
        self.activities += activities
        self.going_on += going_on
        self.publishers.update(publishers)
        self.told_on = max(filter(None, (self.told_on, told_on)))


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell. `state` is a word that its colour and its sentence say."""

    needs: int | None
    requests: int | None
    activities: int | None
    state: str
    why: str
    url: str


EMPTY = GridCell(0, 0, 0, "empty", "", "")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A jurisdiction or a region."""

    key: str
    label: str
    url: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    """The grid."""

    asked: GridAsked
    columns: tuple[tuple[str, str, str], ...]
    """Key, label, address that opens it further."""
    rows: tuple[GridRow, ...]
    groups: tuple[tuple[str, str], ...]
    chapters: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    """The words of the cells with what they mean."""
    withheld: bool


def grid_page(*, asked: GridAsked, seen_by: Asker) -> GridPage:
    """The grid as it is asked for."""
    said = names()
    if asked.by == "region":
        return _by_region(asked, seen_by, said)
    places = uncac.children(asked.chapter) if asked.chapter else CHAPTERS
    cells = article_cells(tuple(places), _states(asked.group, said), said)
    codes = {state for state, _place in cells}
    used = {place for _state, place in cells}
    columns = [one for one in places if not asked.chapter or one in used]
    opens, known = reverse("assistance:grid_cell"), dict[tuple[Any, ...], tuple[str, str]]()
    rows = tuple(
        GridRow(
            code, name, reverse("evidence:state", args=[code]),
            tuple(
                _cell(cells[code, place], f"{opens}?state={code}&provision={place or NONE}", known)
                if (code, place) in cells else EMPTY
                for place in (*columns, "")
            ),
        )
        for code, name in said.by_name(codes)
    )  # fmt: skip
    heads = tuple((one, _head(one, said), asked.address(chapter=one) if one in CHAPTERS else "") for one in columns)
    return GridPage(
        asked=asked,
        columns=(*heads, ("", _("No provision / cross-cutting"), "")),
        rows=rows,
        groups=said.choices("regional_groups"),
        chapters=tuple((one, said.of("provisions", one)) for one in CHAPTERS),
        states=states_said(),
        withheld=False,
    )


def article_cells(places: tuple[str, ...], states: list[str] | None, said: Names) -> dict[tuple[str, str], Counts]:
    """What is counted for each State and provision; "" is no provision."""
    cells: dict[tuple[str, str], Counts] = defaultdict(Counts)
    wanted = None if states is None else set(states)
    for state, place, n in _needs(places, said):
        if state and (wanted is None or state in wanted):
            cells[state, place].needs += n
    for state, under in Request.objects.open().exclude(state="").values_list("state", "under"):
        if wanted is None or state in wanted:
            for place in [one for one in places if one in under] or ([""] if not under else []):
                cells[state, place].requests += 1
    for place, state, *told in supply("place", said, list(places), states):
        cells[state, place].tell(*told)
    for codes, under, _kinds, *told in _engaged():
        for code in codes:
            if wanted is None or code in wanted:
                for place in [one for one in places if one in under] or ([""] if not under else []):
                    cells[code, place].tell(*told)
    return cells


def supply(
    what: str, said: Names, keys: list[str] | None = None, states: list[str] | None = None
) -> list[tuple[Any, ...]]:
    """Activities that one may see by State and place or category: key, State, and what `Counts.tell` takes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select key, state, activities, going_on, publishers, told_on from assistance_cells(%s, %s, %s, %s, %s)",
            [what, [*keys, ""] if keys is not None else None, states, timezone.localdate(), mapping(said)],
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def mapping(said: Names) -> str:
    """The region of each State and the category of each kind, by which activities are counted."""
    regions = {code: said.fact(code, "review_group") for code, _name in said.choices("jurisdictions")}
    categories = {kind: category_of(kind) for kind in (*kinds_of_assistance(), *CATEGORIES)}
    return json.dumps({"regions": regions, "categories": categories})


def _engaged() -> Iterator[tuple[Any, ...]]:
    """Engagements: States, provisions, kinds, and what `Counts.tell` takes."""
    today = timezone.localdate()
    rows = Engagement.objects.filter(withdrawn_at=None)
    columns = ("jurisdictions", "under", "kinds", "from_on", "until_on", "originator")
    for codes, under, kinds, begins, ends, who in rows.values_list(*columns):
        acts = begins <= today and (ends is None or ends >= today)
        yield codes, under, kinds, 1, int(acts), [who] * acts, ends or today


def _needs(places: tuple[str, ...], said: Names) -> Iterable[tuple[str, str, int]]:
    found = outcomes(Narrowed(kind=Kind.ASSISTANCE_NEED), said)
    sql, values = found.order_by().values("under", "state").query.sql_with_params()
    rows = remembered(
        f"select state, one, count(*) from ({sql}) as held, unnest(held.under) as one "
        "where one = any (%s) group by state, one",
        (*values, list(places)),
    )
    without = remembered(
        f"select state, '', count(*) from ({sql}) as held where held.under = '{{}}' group by state", values
    )
    return [*rows, *without]


def region_cells(said: Names) -> dict[tuple[str, str], Counts]:
    """What is counted for each region and category; "" is no region, or no category."""
    cells: dict[tuple[str, str], Counts] = defaultdict(Counts)
    found = outcomes(Narrowed(kind=Kind.ASSISTANCE_NEED), said)
    for categories, state, n in counted_by(found, "categories", "state"):
        for key in categories or ("",):
            _add(cells[said.fact(state, "review_group"), key], {state}, needs=n)
    requests = Request.objects.open().exclude(state="")
    for state, kinds in requests.values_list("state", "kinds"):
        for key in categories_of(kinds) or ("",):
            _add(cells[said.fact(state, "review_group"), key], {state}, requests=1)
    for key, state, *told in supply("category", said):
        one = cells[said.fact(state, "review_group"), key]
        one.states.add(state)
        one.tell(*told)
    for codes, _under, kinds, *told in _engaged():
        for region, named in _regions(codes, said).items():
            for key in categories_of(kinds) or ("",):
                one = cells[region, key]
                one.states |= named
                one.tell(*told)
    return cells


def _by_region(asked: GridAsked, seen_by: Asker, said: Names) -> GridPage:
    """Regions by category of assistance; a group of fewer than three States is withheld from outsiders."""
    cells = region_cells(said)
    listed = (*said.choices("regional_groups"), ("", _("Outside the regional groups")))
    columns = (*said.choices("categories"), ("", _("Not specified")))
    shown = []
    withheld = False
    for region, label in listed:
        if not any((region, key) in cells for key, _label in columns):
            continue
        row = []
        for key, _label in columns:
            held = cells.get((region, key))
            if held is not None and not seen_by.member and 0 < len(held.states) < LEAST:
                withheld = True
                row.append(GridCell(None, None, None, "withheld", _("withheld"), ""))
            else:
                row.append(_cell(held, _region_url(region, key)))
        shown.append(GridRow(region, label, asked.address(by="article", group=region or NONE), tuple(row)))
    return GridPage(
        asked=asked,
        columns=tuple((key, label, "") for key, label in columns),
        rows=tuple(shown),
        groups=said.choices("regional_groups"),
        chapters=tuple((one, said.of("provisions", one)) for one in CHAPTERS),
        states=states_said(),
        withheld=withheld,
    )


def _regions(codes: list[str], said: Names) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for code in codes:
        found[said.fact(code, "review_group")].add(code)
    return found


def state_of(one: Counts | None, today: date | None = None) -> tuple[str, str]:
    """The word of a cell, and the sentence that says why."""
    if one is None or not (one.needs or one.requests or one.activities):
        return "empty", ""
    today = today or timezone.localdate()
    if not one.activities:
        return "none", _("No assistance is reported.")
    if not one.going_on:
        if one.told_on is not None and one.told_on < today - STALE_AFTER:
            return "stale", _("What is reported ended, or was last told of, more than a year ago (%(day)s).") % {
                "day": day(one.told_on, reader_language())
            }
        return "ended", _("What is reported is planned or has ended within the year.")
    if (acting := len(one.publishers)) > 1:
        said = ngettext(
            "%(n)d organisation works on this at the same time.",
            "%(n)d organisations work on this at the same time.", acting,
        ) % {"n": acting}  # fmt: skip
        return "overlapping", said
    return "reported", ngettext(
        "%(n)d activity goes on.", "%(n)d activities go on.", one.going_on
    ) % {"n": one.going_on}  # fmt: skip


def states_said() -> tuple[tuple[str, str], ...]:
    """The words of the cells."""
    return (
        ("none", _("none reported")),
        ("stale", _("stale")),
        ("ended", _("planned or ended")),
        ("reported", _("assistance reported")),
        ("overlapping", _("overlapping")),
    )


def _cell(one: Counts | None, url: str, known: dict[tuple[Any, ...], tuple[str, str]] | None = None) -> GridCell:
    """Cells that say the same share their sentence."""
    if one is None:
        return EMPTY
    known = {} if known is None else known
    key = (one.needs + one.requests > 0, one.activities > 0, one.going_on, len(one.publishers), one.told_on)
    if key not in known:
        known[key] = state_of(one)
    state, why = known[key]
    if state == "empty":
        return EMPTY
    return GridCell(one.needs, one.requests, one.activities, state, why, url)


def _add(one: Counts, states: set[str], **more: int) -> None:
    one.states |= states
    for name, n in more.items():
        setattr(one, name, getattr(one, name) + n)


def _states(group: str, said: Names) -> list[str] | None:
    return said.states_with("review_group", "" if group == NONE else group) if group else None


def _head(place: str, said: Names) -> str:
    return said.of("provisions", place)


def _region_url(region: str, category: str) -> str:
    query = {"group": region or NONE, "category": category or NONE}
    return f"{reverse('assistance:grid_cell')}?{urlencode(query)}"
