"""What stands behind a cell of the grid: its needs, its requests, the assistance reported, and why it is as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from merida import uncac
from merida.site.assistance.kinds import kinds_in
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.programmes import Engagement
from merida.site.assistance.models.requests import Request
from merida.site.assistance.selectors.doors import address
from merida.site.assistance.selectors.grid import article_cells, region_cells, state_of
from merida.site.assistance.selectors.indicators import Record, activity_record, engagement_record
from merida.site.evidence.choices import Kind
from merida.site.evidence.labels import Names, names
from merida.site.evidence.selectors.exploring import LEAST
from merida.site.evidence.selectors.filters import NONE, Narrowed, outcomes
from merida.site.look.dates import day
from merida.site.provenance.asking import Asker

MOST = 100


@dataclass(frozen=True, slots=True)
class CellPage:
    """A cell with its records."""

    title: str
    place: str
    why: str
    state: str
    needs: tuple[Record, ...]
    needs_url: str
    requests: tuple[Record, ...]
    assistance: tuple[Record, ...]
    totals: tuple[int, int, int] = (0, 0, 0)
    """How many there are of each; not all of them are shown."""
    withheld: bool = False

    @property
    def more(self) -> bool:
        """Whether there are more records than are shown."""
        return self.totals > (len(self.needs), len(self.requests), len(self.assistance))


def cell_page(*, state: str, provision: str, group: str, category: str, seen_by: Asker) -> CellPage | None:
    """A cell of either grid; None if there is no such cell."""
    said = names()
    if state and (provision == NONE or uncac.exists(provision)):
        return _of_state(state, "" if provision == NONE else provision, said)
    if group and category:
        return _of_region(group, category, seen_by, said)
    return None


def _of_state(state: str, provision: str, said: Names) -> CellPage | None:
    if state not in dict(said.choices("jurisdictions")):
        return None
    wanted = Narrowed(kind=Kind.ASSISTANCE_NEED, state=state, provision=provision or NONE)
    on: dict[str, Any] = {"under__contains": [provision]} if provision else {"provisions": []}
    active = _active([state], place=provision)
    engaged = Engagement.objects.filter(withdrawn_at=None, jurisdictions__contains=[state], **on)
    counts = article_cells((provision,) if provision else (), [state], said).get((state, provision))
    word, why = state_of(counts)
    head = said.of("provisions", provision) if provision and "(" not in provision else provision
    place = f"{provision} {head}".strip() if head != provision else provision
    return _page(
        said.state(state), place or _("No provision / cross-cutting"), word, why, wanted,
        Request.objects.open().filter(state=state, **on), active, engaged, said,
    )  # fmt: skip


def _of_region(group: str, category: str, seen_by: Asker, said: Names) -> CellPage:
    states = said.states_with("review_group", "" if group == NONE else group)
    wanted = Narrowed(kind=Kind.ASSISTANCE_NEED, group=group, category=category)
    kinds = [*kinds_in(category), category]
    on: dict[str, Any] = {"kinds": []} if category == NONE else {"kinds__overlap": kinds}
    active = _active(states, kinds=[] if category == NONE else kinds)
    engaged = Engagement.objects.filter(withdrawn_at=None, jurisdictions__overlap=states, **on)
    label = dict(said.choices("regional_groups")).get(group, _("Outside the regional groups"))
    place = said.of("categories", category) if category != NONE else _("Not specified")
    asking = Request.objects.open().filter(state__in=states, **on)
    if not seen_by.member:
        named = {*outcomes(wanted, said).order_by().values_list("state", flat=True).distinct()[:LEAST]}
        named |= {*asking.values_list("state", flat=True).order_by().distinct()[:LEAST]}
        for codes in (*(codes for _key, codes in active), *engaged.values_list("jurisdictions", flat=True)):
            named |= {*codes} & {*states}
        if len(named) < LEAST:
            return CellPage(label, place, _("withheld"), "withheld", (), "", (), (), withheld=True)
    word, why = state_of(region_cells(said).get(("" if group == NONE else group, "" if category == NONE else category)))
    return _page(label, place, word, why, wanted, asking, active, engaged, said)


def _active(
    states: list[str], *, place: str | None = None, kinds: list[str] | None = None
) -> list[tuple[UUID, list[str]]]:
    """Activities as the grid counts them, each once and the latest first, with their States."""
    with connection.cursor() as cursor:
        cursor.execute("select activity, states from assistance_in_cell(%s, %s, %s)", [states, place, kinds])
        rows: list[tuple[UUID, list[str]]] = cursor.fetchall()
    return rows


def _page(
    title: str, place: str, word: str, why: str, wanted: Narrowed, asking: Any, active: list[tuple[UUID, list[str]]],
    engaged: Any, said: Names,
) -> CellPage:  # fmt: skip
    needs = outcomes(wanted, said)
    keys = [key for key, _states in active[:MOST]]
    acting = Activity.objects.in_bulk(keys)
    return CellPage(
        title=title,
        place=place,
        why=why,
        state=word,
        needs=tuple(
            Record(
                one.text, reverse("evidence:outcome", args=[one.pk]), said.state(one.state), ", ".join(one.provisions)
            )
            for one in needs.order_by("state", "number")[:MOST]
        ),
        needs_url=wanted.address(),
        requests=tuple(
            Record(one.title, address("request", one.pk), said.state(one.state), day(one.made_at, said.language))
            for one in asking[:MOST]
        ),
        assistance=(
            *map(engagement_record, engaged[:MOST]),
            *(activity_record(acting[key]) for key in keys if key in acting),
        ),
        totals=(needs.count(), asking.count(), len(active) + engaged.count()),
    )
