"""Who already does this here, and which requests it would serve: asked before an activity is registered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from merida.matching.kinds import kind
from merida.matching.knowledge import load
from merida.matching.place import region_ids, states_in
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.requests import Request
from merida.site.assistance.selectors.activities import ActivityLine, activity_lines
from merida.site.assistance.selectors.requests import RequestLine, request_lines, requests_seen
from merida.site.assistance.told import under
from merida.site.evidence.labels import Names, names
from merida.site.provenance.asking import Asker

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An activity that somebody thinks of, as far as it is known."""

    jurisdictions: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    without: UUID | None = None
    """The activity itself, if it is registered already: the key that its records share."""


@dataclass(frozen=True, slots=True)
class HereLine:
    """An activity that does something of the sort there, and why it is named."""

    activity: ActivityLine
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServedLine:
    """A request that the activity would serve, and why."""

    request: RequestLine
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HerePage:
    """Who already does this here, and the requests it would serve."""

    activities: tuple[HereLine, ...]
    requests: tuple[ServedLine, ...]
    asked: bool
    """Whether enough is known to ask: a State or a region."""


def here_page(*, planned: Planned, seen_by: Asker, most: int = MOST) -> HerePage:
    """Activities of anybody in the same places, the nearest first, and open requests of those States."""
    if not (planned.jurisdictions or planned.regions):
        return HerePage((), (), False)
    keys = activities_here(planned, most)
    rows = Activity.objects.select_related("originator").in_bulk(keys)
    each: dict[UUID, Activity] = {}
    for key in keys:
        if key in rows:
            each.setdefault(rows[key].same_as, rows[key])  # one told by several, once
    found = list(each.values())
    lines, said = activity_lines(found, seen_by), names()
    return HerePage(
        activities=tuple(
            HereLine(line, tuple(_why(planned, one, said))) for line, one in zip(lines, found, strict=True)
        ),
        requests=tuple(served(planned, seen_by)),
        asked=True,
    )


def activities_here(planned: Planned, most: int = MOST) -> list[UUID]:
    """Keys of activities that one may see in the same places, the nearest first; a function asks past the policy."""
    regions = {*planned.regions, *regions_with(planned.jurisdictions)}
    states = {*planned.jurisdictions, *_states_of(planned.regions)}
    near = {other for key in planned.kinds for other in (key, *_near(key))}
    with connection.cursor() as cursor:
        cursor.execute(
            "select activity from assistance_activities_here(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [sorted(states), sorted(regions), list(planned.provisions), under(planned.provisions), sorted(near),
             planned.start, planned.end, planned.without, most],
        )  # fmt: skip
        return [key for (key,) in cursor.fetchall()]


def served(planned: Planned, seen_by: Asker) -> Iterator[ServedLine]:
    """Open requests of these States that one may see, on the same provisions or of the same kind."""
    states = {*planned.jurisdictions, *_states_of(planned.regions)}
    said = names()
    wide = set(under(planned.provisions))
    for one in requests_seen(seen_by).filter(state__in=states):
        reasons = [_("It asks for this in %(state)s.") % {"state": said.state(one.state)}]
        shared = wide & set(one.under)
        if exact := [spelling for spelling in planned.provisions if spelling in one.under]:
            reasons.append(_("It is about %(provisions)s too.") % {"provisions": ", ".join(exact)})
        elif shared:
            reasons.append(_("It is about a neighbouring provision."))
        if alike := set(planned.kinds) & set(one.kinds):
            reasons.append(_("It asks for the same kind: %(kinds)s.") % {"kinds": _kinds(alike, said.language)})
        told = planned.provisions and one.provisions and not shared
        if not (told and planned.kinds and one.kinds and not alike):
            yield ServedLine(request_lines([one], said)[0], tuple(reasons))


def activities_for(request: Request, seen_by: Asker, most: int = 10) -> Sequence[HereLine]:
    """What exists already where a request comes from."""
    planned = Planned(
        jurisdictions=(request.state,) if request.state else (), provisions=tuple(request.provisions),
        kinds=tuple(request.kinds), start=request.wanted_from, end=request.wanted_until,
    )  # fmt: skip
    return here_page(planned=planned, seen_by=seen_by, most=most).activities


def _why(planned: Planned, one: Activity, said: Names) -> Iterator[str]:
    if same := [code for code in planned.jurisdictions if code in one.jurisdictions]:
        yield _("Also in %(states)s") % {"states": ", ".join(name for _code, name in said.by_name(same))}
    else:
        yield _("In the region")
    wide = under(planned.provisions)
    if exact := [spelling for spelling in planned.provisions if spelling in one.under]:
        yield _("on %(provisions)s") % {"provisions": ", ".join(exact)}
    elif any(spelling in one.under for spelling in wide):
        yield _("on a neighbouring provision")
    if alike := set(planned.kinds) & set(one.kinds):
        yield _kinds(alike, said.language)
    early = planned.end is None or one.starts_on is None or one.starts_on <= planned.end
    late = planned.start is None or one.ends_on is None or one.ends_on >= planned.start
    if (planned.start or planned.end) and early and late:
        yield _("at the same time")


def _kinds(keys: set[str], language: str) -> str:
    return ", ".join(kind(key).label(language) for key in sorted(keys) if _is_kind(key))


def _is_kind(key: str) -> bool:
    try:
        kind(key)
    except KeyError:
        return False
    return True


def _near(key: str) -> tuple[str, ...]:
    return kind(key).near if _is_kind(key) else ()


def _states_of(regions: tuple[str, ...]) -> set[str]:
    return {state for region in region_ids(regions) for state in states_in(region)}


def regions_with(states: tuple[str, ...]) -> set[str]:
    """What regions with these States are called in files: names and codes of the OECD."""
    found: set[str] = set()
    for name, told in load("places").items():
        if any(state in states_in(name) for state in states):
            found |= {name, *map(str, told.get("dac", ())), *told.get("subregions", ())}
    return found
