"""The statistician's page: volumes of one stage with what they are made from, and how they were made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.money.qualified import Stated, Total
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.evidence.labels import Names, alphabetical, names
from merida.site.look.quantities import stated as written
from merida.site.look.quantities import when as dated
from merida.site.provenance.asking import Asker
from merida.site.recovery.choices.cases import AssetKind, Ground
from merida.site.recovery.choices.ledger import ClaimStatus, Disposal, Form, Qualifier, Route
from merida.site.recovery.choices.volumes import REPORTED_IN, CountedStage, Dimension
from merida.site.recovery.models import Case, Conversion
from merida.site.recovery.selectors.asked import Asked
from merida.site.recovery.selectors.entries import stated_of, when_of
from merida.site.recovery.selectors.rates import provider
from merida.site.recovery.selectors.volumes import VolumeRow, VolumesFound, chosen_events, flows_found, volumes_found
from merida.tracing.volumes import UNSTATED

STATES = {"origin", "location", "jurisdiction", "recipient"}
LABELS: dict[str, dict[str, Any]] = {
    "ground": dict(Ground.choices), "route": dict(Route.choices), "disposal": dict(Disposal.choices),
    "form": dict(Form.choices), "asset_type": dict(AssetKind.choices), "status": dict(ClaimStatus.choices),
    "qualifier": {**dict(Qualifier.choices), "not_disclosed": "Not disclosed"},
}  # fmt: skip
PAGE = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is shown; every number opens its events. `share` is that of the largest, for years alone."""

    key: str
    label: str
    events: int
    own: tuple[Stated, ...]
    jointly: tuple[Stated, ...]
    joint_events: int
    not_disclosed: int
    converted: Stated | None
    left: tuple[Stated, ...]
    left_events: int
    url: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Flow:
    """What went from one jurisdiction to another."""

    source: str
    target: str
    events: int
    own: tuple[Stated, ...]
    converted: Stated | None
    url: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class VolumesPage:
    """The answer to a question, with the question."""

    asked: Asked
    rows: tuple[Shown, ...]
    total: Shown
    flows: tuple[Flow, ...]
    method: tuple[str, ...]
    stages: tuple[tuple[str, str], ...]
    bys: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str], ...]
    stage_label: str
    by_label: str
    narrowed: tuple[tuple[str, str, str], ...]
    """Label, value, and the address without it."""


@dataclass(frozen=True, slots=True)
class EventShown:
    """An event a number counts, with its source and its rate."""

    case: str
    case_url: str
    stated: Stated | None
    when: When | None
    origins: str
    locations: str
    jurisdictions: str
    status: str
    words: str
    source: str
    converted: Stated | None
    rate: str


@dataclass(frozen=True, slots=True)
class EventsPage:
    """The events a number counts."""

    asked: Asked
    events: Page[EventShown]
    volumes_url: str
    stage_label: str


def found_for(*, asked: Asked, seen_by: Asker, language: str = "") -> VolumesFound:
    """The volumes, with the regions of the list of jurisdictions in force."""
    said = names(language)
    return volumes_found(asked=asked, seen_by=seen_by, region_of=lambda code: said.fact(code, "group") or None)


def label_of(by: str, key: str, said: Names) -> str:
    """A key in words."""
    if key == UNSTATED:
        return _("not stated")
    if by in STATES:
        return said.state(key)
    if by == "case":
        case = Case.objects.filter(pk=key).first()
        return str(case) if case else key
    return str(LABELS.get(by, {}).get(key, key))


def volumes_page(*, asked: Asked, seen_by: Asker) -> VolumesPage:
    """The page."""
    said = names()
    asked = replace(asked, into=asked.into or "USD")
    found = found_for(asked=asked, seen_by=seen_by)
    rows = [_shown(row, asked, said) for row in found.rows]
    if asked.by != "year":
        rows.sort(key=lambda row: (row.key == UNSTATED, alphabetical(row.label)))
    most = max((_worth(row.converted) for row in rows), default=0)
    if asked.by == "year" and most:
        rows = [replace(row, share=round(100 * _worth(row.converted) / most, 2)) for row in rows]
    url = reverse("recovery:volumes")
    return VolumesPage(
        asked=asked,
        rows=tuple(rows),
        total=_shown(found.total, asked, said),
        flows=_flows(asked, seen_by, said),
        method=method_of(found),
        stages=tuple((value, str(label)) for value, label in CountedStage.choices),
        bys=tuple((value, str(label)) for value, label in Dimension.choices),
        statuses=tuple((value, str(label)) for value, label in ClaimStatus.choices),
        states=tuple(said.by_name(_codes())),
        exports=tuple(
            (kind, f"{reverse('recovery:volumes_file')}?{asked.address(format=kind)}")
            for kind in ("docx", "xlsx", "csv", "jsonl")
        ),
        stage_label=str(CountedStage(asked.stage).label),
        by_label=str(Dimension(asked.by).label) if asked.by else _("Total"),
        narrowed=tuple(
            (str(Dimension(name).label), label_of(name, value, said), f"{url}?{asked.address(**{name: ''})}")
            for name, value in asked.narrowed.items()
        ),
    )


def _codes() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("select distinct unnest(keys) from recovery_volumecell where dimension = 'origin'")
        return {code for (code,) in cursor.fetchall() if code}


def _worth(converted: Stated | None) -> int:
    return converted.quantity.minor if converted else 0


def _shown(row: VolumeRow, asked: Asked, said: Names) -> Shown:
    narrower = {asked.by: row.key} if asked.by and row.key else {}
    return Shown(
        key=row.key,
        label=label_of(asked.by, row.key, said) if row.key else _("Total"),
        events=row.own.parts,
        own=row.own.sums,
        jointly=row.jointly.sums,
        joint_events=row.jointly.parts,
        not_disclosed=row.own.not_disclosed,
        converted=row.converted.of(asked.into) if asked.into else None,
        left=row.left.sums,
        left_events=row.left.parts,
        url=f"{reverse('recovery:volume_events')}?{asked.address(**narrower)}" if row.events else "",
    )


def _flows(asked: Asked, seen_by: Asker, said: Names) -> tuple[Flow, ...]:
    found = []
    for source, target, own, converted in flows_found(asked=asked, seen_by=seen_by):
        narrower = {"jurisdiction": source[0] if source else UNSTATED}
        narrower |= {"recipient" if target[1] else "origin": target[0][0] if target[0] else UNSTATED}
        found.append(
            Flow(
                _together(source, said), _together(target[0], said), own.parts, own.sums, converted.of(asked.into),
                f"{reverse('recovery:volume_events')}?{asked.address(**narrower)}",
            )
        )  # fmt: skip
    most = max((_worth(one.converted) for one in found), default=0)
    found = [replace(one, share=round(100 * _worth(one.converted) / most, 2) if most else 0.0) for one in found]
    return tuple(sorted(found, key=lambda one: (alphabetical(one.source), alphabetical(one.target))))


def _together(codes: list[str], said: Names) -> str:
    return _(", ").join(said.state(code) for code in codes) or _("not stated")


def method_of(found: VolumesFound) -> tuple[str, ...]:
    """How the figures were made, and what they do not count."""
    asked, total = found.asked, found.total
    notes = [
        _("Counted: %(stage)s, status %(status)s. Stages are never added together; each fact, each joint act and each"
          " thing counts once.") % {
            "stage": CountedStage(asked.stage).label,
            "status": _(", ").join(str(ClaimStatus(one).label) for one in asked.statuses),
        },
        _("A joint act whose shares are not stated counts once in the total; in rows of States it stands beside them."),
        _("Not disclosed: %(count)d of %(all)d events; they are counted and never zero.") % {
            "count": total.own.not_disclosed, "all": total.own.parts,
        },
        _("A total is as sure as its least sure part."),
    ]  # fmt: skip
    if asked.into:
        share = total.converted_share
        notes.append(
            _(
                "Converted into %(currency)s at the rate of each event's own date: %(provider)s."
                " Nothing is interpolated."
            )
            % {"currency": asked.into, "provider": provider(asked.known).name}
        )
        if share is not None:
            done = total.converted.parts - total.converted.not_disclosed
            notes.append(
                _("Converted: %(done)d of %(all)d amounts; the others stay in their own unit beside the total.")
                % {"done": done, "all": done + total.left.parts}
            )
        notes += _rates_of(asked)
    if asked.as_of:
        notes.append(_("As of %(day)s: what had surely happened by then; a year counts from its last day.")
                     % {"day": asked.as_of})  # fmt: skip
    if asked.known_raw:
        notes.append(_("As the register knew it on %(day)s.") % {"day": asked.known_raw})
    return tuple(notes)


_PROVIDERS = """
select keys[1] from recovery_volumecell c where dimension = 'provider' and stage = %(stage)s
    and status = any (%(statuses)s) and keys[1] <> '' group by keys[1] having sum(parts) > 0
union select v.provider from recovery_event e join recovery_conversion v on v.event_id = e.id
    where (e.thing <> '' or e.shares <> '[]') and e.reverses_id is null and e.stage = %(stage)s
    and e.status = any (%(statuses)s) and v."into" = %(into)s and v.code = ''
order by 1
"""
# The first and the last day by an index: of all rates, some thousands of days, nothing else is asked.
_DAY = """
select v.{day} from recovery_conversion v where v."into" = %(into)s and v.code = '' and v.provider = %(provider)s
    and v.{day} is not null and exists (select from recovery_event e where e.id = v.event_id and e.stage = %(stage)s
    and e.status = any (%(statuses)s)) order by v.{day} {way} limit 1
"""


def _rates_of(asked: Asked) -> list[str]:
    """Who gave the rates of the precomputed currency, from which to which day."""
    if asked.into not in REPORTED_IN:
        return []
    values: dict[str, Any] = {"into": asked.into, "stage": asked.stage, "statuses": list(asked.statuses)}
    told = []
    with connection.cursor() as cursor:
        cursor.execute(_PROVIDERS, values)
        for (provided,) in cursor.fetchall():
            days = []
            for day, way in (("rate_first", "asc"), ("rate_last", "desc")):
                cursor.execute(_DAY.format(day=day, way=way), values | {"provider": provided})
                days += [found for (found,) in cursor.fetchall()]
            if len(days) == 2:
                told.append(
                    _("%(provider)s: rates of %(first)s to %(last)s.")
                    % {"provider": provided, "first": days[0], "last": days[1]}
                )
    return told


def events_page(*, asked: Asked, seen_by: Asker, page: int = 1) -> EventsPage:
    """The events a number counts, the latest first."""
    said = names()
    rows = chosen_events(asked, lambda code: said.fact(code, "group") or None)
    rows = rows.select_related("case", "claim").order_by("-first", "id")
    pages = Paginator(rows, PAGE)
    found: Any = pages.get_page(page)
    into = asked.into or "USD"
    rates = {
        one.event_id: one
        for one in Conversion.objects.filter(event__in=[row.pk for row in found.object_list], into=into, code="")
    }
    shown = []
    for row in found.object_list:
        rate = rates.get(row.pk)
        claim = row.claim
        converted = Stated(Quantity(int(rate.minor), into)) if rate and rate.minor is not None else None
        shown.append(
            EventShown(
                str(row.case), reverse("recovery:case", args=[row.case_id]), stated_of(row), when_of(row),
                _together(row.origins, said), _together(row.locations, said), _together(row.jurisdictions, said),
                str(ClaimStatus(row.status).label), claim.words if claim else row.words, claim.source if claim else "",
                converted, f"{rate.provider}, {rate.rate_last}" if rate else "",
            )
        )  # fmt: skip
    found.object_list = shown
    query = urlencode(asked.query)
    return EventsPage(asked, found, f"{reverse('recovery:volumes')}?{query}", str(CountedStage(asked.stage).label))


def sums_in_words(total: Total, language: str) -> str:
    """The sums of a total, one after another."""
    return "; ".join(written(one, language) for one in total.sums)


def day_in_words(found: When | None, language: str) -> str:
    """A date as it is known."""
    return dated(found, language)
