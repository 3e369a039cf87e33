"""What counts in a year: engagements and activities that went on in it, trainings that ended in it, what came of them.

An activity that several publishers tell counts once: the record nearest to the money, then the first (`once`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F, Func, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from merida.site.assistance.choices_programmes import Qualifier
from merida.site.assistance.choices_requests import ActivityStatus, OutcomeKind
from merida.site.assistance.kinds import kinds_in
from merida.site.assistance.models.activities import Activity, ActivityOutcome
from merida.site.assistance.models.programmes import Engagement, EngagementResult
from merida.site.assistance.models.training import Training
from merida.site.evidence.folding import words
from merida.site.look.numbers import number

LEGISLATION = (*kinds_in("legislative_assistance"), "legislative_assistance")
COORDINATION = ("coordination",)
NOT_HELD = (ActivityStatus.PLANNED, ActivityStatus.CANCELLED, ActivityStatus.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Asked:
    """A year, and whose assistance: of all, or of one organisation."""

    year: int
    organisation: UUID | None = None

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and how exactly it is known."""

    value: int
    qualifier: str = Qualifier.EXACT

    def said(self, figure: str) -> str:
        """A figure in words ("850 persons") with how exactly it is known."""
        words = {
            Qualifier.ABOUT: _("about %(figure)s"), Qualifier.MORE_THAN: _("more than %(figure)s"),
            Qualifier.AT_MOST: _("at most %(figure)s"),
        }  # fmt: skip
        held = words.get(Qualifier(self.qualifier))
        return held % {"figure": figure} if held else figure


@dataclass(frozen=True, slots=True)
class Trained:
    """People trained: two figures, and each by sex and by institution as far as it is stated."""

    trainings: int
    attendances: Counted
    persons: Counted
    by_sex: tuple[tuple[str, int, int], ...]
    """Key, attendances, persons."""
    by_institution: tuple[tuple[str, int, int], ...]
    without_figures: int
    """Trainings that state no figure and have no list."""
    overlapping: bool
    """Whether somebody may be counted twice because trainings state only their own persons."""


def engagements(asked: Asked) -> QuerySet[Engagement]:
    """Those that went on in the year."""
    rows = Engagement.objects.filter(withdrawn_at=None, from_on__lte=asked.last)
    rows = rows.filter(Q(until_on=None) | Q(until_on__gte=asked.first))
    return rows.filter(originator=asked.organisation) if asked.organisation else rows


def activities(asked: Asked) -> QuerySet[Activity]:
    """Those that went on in the year, each once whoever tells it."""
    rows = Activity.objects.all()
    if asked.organisation:
        rows = rows.filter(originator=asked.organisation)
    rows = rows.once().filter(starts_on__lte=asked.last).exclude(status__in=NOT_HELD)
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=asked.first)).exclude(
        ends_on=None, status=ActivityStatus.ENDED, updated_on__lt=asked.first
    )


def trainings(asked: Asked) -> QuerySet[Training]:
    """Those that ended in the year."""
    rows = Training.objects.filter(withdrawn_at=None, until_on__range=(asked.first, asked.last))
    return rows.filter(originator=asked.organisation) if asked.organisation else rows


def jurisdictions_of(rows: QuerySet[Engagement] | QuerySet[Activity]) -> set[str]:
    """Every State and jurisdiction that the rows name."""
    named = rows.order_by().annotate(place=Func(F("jurisdictions"), function="unnest")).values_list("place", flat=True)
    return set(named.distinct())


def on(rows: QuerySet[Engagement] | QuerySet[Activity], kinds: Iterable[str]) -> QuerySet[Engagement]:
    """Those of at least one of the kinds."""
    found: QuerySet[Engagement] = rows.filter(kinds__overlap=list(kinds))  # type: ignore[assignment]
    return found


def results(asked: Asked, kind: str) -> list[EngagementResult | ActivityOutcome]:
    """What came about in the year, each once: the same name in the same State is one law, whoever tells of it."""
    told = EngagementResult.objects.filter(
        kind=kind, withdrawn_at=None, engagement__withdrawn_at=None, on__range=(asked.first, asked.last)
    ).select_related("engagement")
    also = ActivityOutcome.objects.filter(kind=kind, on__range=(asked.first, asked.last)).select_related("activity")
    if asked.organisation:
        told, also = told.filter(originator=asked.organisation), also.filter(originator=asked.organisation)
    also = also.filter(activity__in=Activity.objects.once())
    found: dict[tuple[str, str], EngagementResult | ActivityOutcome] = {}
    rows: list[EngagementResult | ActivityOutcome] = [*told.order_by("on", "id"), *also.order_by("on", "id")]
    for one in rows:
        title = " ".join(word.form for word in words(one.title))
        found.setdefault((one.jurisdiction, title or str(one.pk)), one)
    return list(found.values())


def laws(asked: Asked) -> list[EngagementResult | ActivityOutcome]:
    """Laws adopted in the year."""
    return results(asked, OutcomeKind.LAW_ADOPTED)


def trained(rows: Iterable[Training]) -> Trained:
    """Persons and attendances of these trainings."""
    held = list(rows)
    listed = {str(one.pk) for one in held if one.listed}
    counts = _listed(sorted(listed))
    stated = [one for one in held if str(one.pk) not in listed]
    without = sum(1 for one in stated if one.attendances is None and one.persons is None)
    here, persons = counts.get(("all", ""), (0, 0))
    here += sum(one.attendances if one.attendances is not None else one.persons or 0 for one in stated)
    for one in stated:
        persons += next((n for n in (one.persons_new, one.persons, one.attendances) if n is not None), 0)
    overlapping = len(held) - without > 1 and any(
        one.persons_new is None and (one.persons is not None or one.attendances is not None) for one in stated
    )
    qualifiers = {one.qualifier for one in stated if one.attendances is not None or one.persons is not None}
    by_sex, by_institution = _parts(counts, stated)
    return Trained(
        trainings=len(held),
        attendances=Counted(here, _together(qualifiers)),
        persons=Counted(persons, _together(qualifiers | ({Qualifier.AT_MOST.value} if overlapping else set()))),
        by_sex=by_sex,
        by_institution=by_institution,
        without_figures=without,
        overlapping=overlapping,
    )


def trained_each(rows: Iterable[Training]) -> dict[UUID, Trained | None]:
    """Each training for itself, None where it states nothing: one query for all."""
    held = list(rows)
    counts = _listed(sorted(str(one.pk) for one in held if one.listed))
    found: dict[UUID, Trained | None] = {}
    for one in held:
        here, persons = one.attendances, one.persons
        if one.listed:
            here, persons = counts.get(("training", str(one.pk)), (0, 0))
        if here is None and persons is None:
            found[one.pk] = None
            continue
        qualifier = Qualifier.EXACT.value if one.listed else one.qualifier
        least = here if here is not None else persons or 0
        whole = persons if persons is not None else least
        found[one.pk] = Trained(1, Counted(least, qualifier), Counted(whole, qualifier), (), (), 0, False)
    return found


def trained_said(found: Trained, language: str) -> str:
    """ "851 persons, 900 attendances"."""
    persons, here = found.persons.value, found.attendances.value
    return _("%(persons)s, %(attendances)s") % {
        "persons": found.persons.said(
            ngettext("%(count)s person", "%(count)s persons", persons) % {"count": number(persons, language)}
        ),
        "attendances": found.attendances.said(
            ngettext("%(count)s attendance", "%(count)s attendances", here) % {"count": number(here, language)}
        ),
    }


def _together(qualifiers: set[str]) -> str:
    """A sum of approximate parts is approximate; more than and at most together are about."""
    held = qualifiers - {Qualifier.EXACT}
    if not held:
        return Qualifier.EXACT
    return held.pop() if len(held) == 1 else Qualifier.ABOUT


def _listed(trainings: list[str]) -> dict[tuple[str, str], tuple[int, int]]:
    if not trainings:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select by, key, attendances, persons from assistance_trained(%s::uuid[])", [trainings])
        return {(by, key): (attendances, persons) for by, key, attendances, persons in cursor.fetchall()}


def _parts(
    counts: dict[tuple[str, str], tuple[int, int]], stated: list[Training]
) -> tuple[tuple[tuple[str, int, int], ...], tuple[tuple[str, int, int], ...]]:
    sexes: Counter[tuple[str, int]] = Counter()
    institutions: Counter[tuple[str, int]] = Counter()
    for (by, key), pair in counts.items():
        target = {"sex": sexes, "institution": institutions}.get(by)
        if target is not None:
            for place, n in enumerate(pair):
                target[key, place] += n
    for one in stated:
        for part in one.headcounts.all():
            pair = (part.attendances or part.persons or 0, part.persons or part.attendances or 0)
            for place, n in enumerate(pair):
                sexes[part.sex, place] += n
                institutions[part.institution, place] += n
    rows = [
        tuple((key, found[key, 0], found[key, 1]) for key in sorted({key for key, _place in found}))
        for found in (sexes, institutions)
    ]
    return rows[0], rows[1]
