"""Open, describe and close a case; its obstacles, and what helped. Outside of its team it does not exist."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from merida import uncac
from merida.site.evidence.models import Finding
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.keys import new_key
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import handling_of, inherited, record_act, record_decision
from merida.site.recovery.choices.cases import JurisdictionRole, ObstacleCode
from merida.site.recovery.models import Case, CaseAssistance, CaseJurisdiction, Deadline, LegalRequest, Obstacle
from merida.site.recovery.permissions import can_keep_case, can_open_case
from merida.site.recovery.selectors.teams import members_of
from merida.site.recovery.services.teams import place_in_team

DESCRIBED = ("name", "aliases", "aliases_withheld", "cluster", "offences", "scope", "scope_because")


@transaction.atomic
def open_case(
    *, by: Person, at: datetime, opened_on: date | None = None, jurisdictions: Iterable[tuple[str, str]] = (),
    request: LegalRequest | None = None, **described: Any,
) -> Case:  # fmt: skip
    """A new case with its opener as its team; its number is drawn, so that it does not count the others.

    Whoever acts sees it from the next request or `acting_as` on.
    """
    require(can_open_case(current()))
    owner = organisation_of(by)
    key = new_key()
    place_in_team(team=key, person=by, at=at)
    with acting_as(by):
        opened_on = opened_on or at.date()
        case = Case(
            id=key, state=owner.jurisdiction, year=opened_on.year, number=_drawn(owner.jurisdiction, opened_on.year),
            opened_on=opened_on, opened_by=by, **_checked(described),
            **handling_of("case", originator=owner.pk, team=key).as_fields(),
        )  # fmt: skip
        case.save(force_insert=True)
        for role, jurisdiction in dict.fromkeys(jurisdictions):
            _name_jurisdiction(case, role, jurisdiction)
        record_act(act="open_case", subject=case, by=by.pk, at=at)
        if request is not None:
            attach_request(request=request, case=case, by=by, at=at)
    return case


@transaction.atomic
def describe_case(*, case: Case, by: Person, at: datetime, because: str = "", **described: Any) -> Case:
    """Change its neutral name, other names, cluster, offences or the test of scope; what was before is kept."""
    require(can_keep_case(current(), case))
    described = _checked(described)
    before = {name: getattr(case, name) for name in described}
    changed = {name: value for name, value in described.items() if value != before[name]}
    if changed:
        for name, value in changed.items():
            setattr(case, name, value)
        case.save(update_fields=list(changed))
        record_decision(
            act="describe_case", subject=case, before={name: before[name] for name in changed}, after=changed, by=by,
            at=at, because=because,
        )  # fmt: skip
    return case


@transaction.atomic
def name_jurisdiction(*, case: Case, role: str, jurisdiction: str, by: Person, at: datetime) -> CaseJurisdiction:
    """A jurisdiction has a role in the case from now on."""
    require(can_keep_case(current(), case))
    made = _name_jurisdiction(case, role, jurisdiction)
    record_act(act="name_jurisdiction", subject=case, by=by.pk, at=at, role=role, jurisdiction=made.jurisdiction)
    return made


@transaction.atomic
def close_case(*, case: Case, on: date, by: Person, at: datetime, because: str) -> Case:
    """Nothing more is expected in a case; it can be opened again with a reason."""
    return _closed(case, on, by, at, because, "close_case")


@transaction.atomic
def reopen_case(*, case: Case, by: Person, at: datetime, because: str) -> Case:
    """Something is expected again."""
    return _closed(case, None, by, at, because, "reopen_case")


@transaction.atomic
def attach_request(*, request: LegalRequest, case: Case, by: Person, at: datetime) -> LegalRequest:
    """A request of the log turns out to be of a case. It keeps the team it had; the team of the case joins it."""
    require(can_keep_case(current(), request) and can_keep_case(current(), case))
    if request.case_id not in (None, case.pk):
        raise Refusal(_("This request belongs to another case already."))
    request.case = case
    request.save(update_fields=("case",))
    Deadline.objects.filter(request=request).update(case=case)
    assert case.team is not None
    for member in members_of(case.team):
        place_in_team(team=request.team, person=member, at=at)
    record_act(act="attach_request", subject=request, by=by.pk, at=at, case=case.pk)
    return request


@transaction.atomic
def note_obstacle(
    *, case: Case, code: str, since: date, by: Person, at: datetime, jurisdiction: str = "", words: str = "",
    need: Finding | None = None,
) -> Obstacle:  # fmt: skip
    """What stands in the way, as a coded fact; it may point to a need that a review identified."""
    require(can_keep_case(current(), case))
    if code not in ObstacleCode.values:
        raise Refusal(_("Choose an obstacle from the list."))
    made = Obstacle(
        case=case, code=code, since=since, jurisdiction=jurisdiction, words=words.strip(), need=need, noted_by=by,
        noted_at=at, **inherited(case),
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="note_obstacle", subject=made, by=by.pk, at=at, case=case.pk, code=code)
    return made


@transaction.atomic
def overcome_obstacle(*, obstacle: Obstacle, on: date, by: Person, at: datetime) -> Obstacle:
    """It stands in the way no more."""
    require(can_keep_case(current(), obstacle))
    if on < obstacle.since:
        raise Refusal(_("It cannot be overcome before it stood in the way; give a later day."))
    obstacle.overcome_on = on
    obstacle.save(update_fields=("overcome_on",))
    record_decision(
        act="overcome_obstacle", subject=obstacle, before={"overcome_on": None}, after={"overcome_on": str(on)}, by=by,
        at=at,
    )  # fmt: skip
    return obstacle


@transaction.atomic
def link_assistance(*, case: Case, activity: Any, by: Person, at: datetime, words: str = "") -> CaseAssistance:
    """Training or assistance that served the case; the activity learns nothing of it."""
    require(can_keep_case(current(), case))
    if activity is None and not words.strip():
        raise Refusal(_("Choose an activity, or say in words what helped."))
    made = CaseAssistance(
        case=case, activity=activity, words=words.strip(), linked_by=by, linked_at=at, **inherited(case)
    )
    made.save(force_insert=True)
    record_act(act="link_assistance", subject=made, by=by.pk, at=at, case=case.pk)
    return made


def _checked(described: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(described) - set(DESCRIBED):
        raise TypeError(f"A case has no {', '.join(sorted(unknown))}.")
    for spelling in described.get("offences", ()):
        if not uncac.exists(spelling):
            said = _("The Convention has no provision “%(spelling)s”; write 17, 23(1)(a)(i) or 15(b).")
            raise Refusal(said % {"spelling": spelling[:30]})
    if "offences" in described:
        described["offences"] = list(uncac.sort(described["offences"]))
    return described


def _drawn(state: str, year: int) -> int:
    """Five figures by lot; among the cases that one sees, none twice."""
    taken = set(Case.objects.filter(state=state, year=year).values_list("number", flat=True))
    while (number := 10_000 + secrets.randbelow(90_000)) in taken:
        continue
    return number


def _name_jurisdiction(case: Case, role: str, jurisdiction: str) -> CaseJurisdiction:
    if role not in JurisdictionRole.values:
        raise Refusal(_("Choose a role from the list."))
    return CaseJurisdiction.objects.get_or_create(
        case=case, role=role, jurisdiction=jurisdiction, defaults=inherited(case)
    )[0]


def _closed(case: Case, on: date | None, by: Person, at: datetime, because: str, act: str) -> Case:
    require(can_keep_case(current(), case))
    if not because.strip():
        raise Refusal(_("Say why."))
    before, case.closed_on = case.closed_on, on
    case.save(update_fields=("closed_on",))
    record_decision(
        act=act, subject=case, before={"closed_on": before and str(before)}, after={"closed_on": on and str(on)},
        by=by, at=at, because=because,
    )  # fmt: skip
    return case
