"""Acts on activities: add, correct, publish, take back, and say which records tell of one activity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from merida import iati
from merida.iati.activity import element_of
from merida.iati.serial import serial
from merida.site.assistance.choices_requests import ActivityAudience, PublisherKind, ToldIn
from merida.site.assistance.iati_of import Teller, corrected_iati
from merida.site.assistance.models.activities import (
    Activity,
    ActivityOutcome,
    ActivityRole,
    ActivityVersion,
    Publisher,
)
from merida.site.assistance.permissions import can_say_same, can_tell_activities
from merida.site.assistance.told import Told, same_key, told_of_content, under
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, inherited, record_act, record_decision

KINDS_IN_IATI = {
    OrganisationKind.STATE: PublisherKind.GOVERNMENT,
    OrganisationKind.INTERNATIONAL: PublisherKind.MULTILATERAL,
    OrganisationKind.SECRETARIAT: PublisherKind.MULTILATERAL,
    OrganisationKind.REGIONAL: PublisherKind.MULTILATERAL,
    OrganisationKind.CIVIL_SOCIETY: PublisherKind.INTERNATIONAL_NGO,
}
COLUMNS_TOLD = (
    "identifier", "title", "jurisdictions", "regions", "provisions", "kinds", "topics", "target", "status",
    "planned_start", "actual_start", "planned_end", "actual_end", "starts_on", "ends_on", "money_from", "expert_days",
    "initiative", "gender", "answers", "secondary", "updated_on", "line",
    "fault",
)  # fmt: skip


@transaction.atomic
def add_activity(
    *, told: Told, by: Person, at: datetime, audience: str = ActivityAudience.PUBLIC, told_in: str = ToldIn.TYPED,
    source: Source | None = None,
) -> Activity:  # fmt: skip
    """A new record of one's own organisation, with what was told, whole."""
    require(can_tell_activities(current()))
    owner = organisation_of(by)
    key = new_key()
    if not told.identifier:
        told = _named(told, teller_of(owner), key)
    if Activity.objects.filter(originator=owner, identifier=told.identifier).exists():
        raise Refusal(_("You have an activity with this identifier already; correct that one instead."))
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, audience=_audience(audience))
    activity = Activity(
        id=key, same_as=same_as(told), told_in=told_in, source=source, recorded_by=by, recorded_at=at, changed_at=at,
        **own.as_fields(), **_columns(told),
    )  # fmt: skip
    activity.save(force_insert=True)
    _keep_whole(activity, told, by=by, at=at)
    record_act(act="add_activity", subject=activity, by=by.pk, at=at, told_in=told_in)
    connection.check_constraints()
    return activity


@transaction.atomic
def correct_activity(
    *, activity: Activity, told: Told, seen: int, by: Person, at: datetime, because: str = "",
    source: Source | None = None, told_in: str = "",
) -> Activity:  # fmt: skip
    """Tell an activity anew: the version before stays; whoever saw an older version is refused."""
    held = _own(activity, seen)
    told = _as_in_its_file(held, told)
    if told.digest() == held.digest:
        return held
    before = _short(held)
    for name, value in _columns(told).items():
        setattr(held, name, value)
    held.revision += 1
    held.changed_at = at
    held.taken_back_at = None
    held.told_in = told_in or held.told_in
    held.source = source or held.source
    held.save()
    held.roles.all().delete()
    held.outcomes.all().delete()
    _keep_whole(held, told, by=by, at=at, because=because)
    record_decision(
        act="correct_activity", subject=held, before=before, after=_short(held), by=by, at=at, because=because,
        source=source,
    )  # fmt: skip
    connection.check_constraints()
    return held


@transaction.atomic
def show_activity(*, activity: Activity, audience: str, seen: int, by: Person, at: datetime) -> Activity:
    """Say who may see an activity: everything told of it goes with it, but for earlier decisions."""
    held = _own(activity, seen)
    before = {"audience": held.audience}
    held.audience = _audience(audience)
    held.changed_at = at
    held.save(update_fields=["audience", "changed_at"])
    for rows in (ActivityRole.objects, ActivityOutcome.objects):
        rows.filter(activity=held).update(audience=held.audience)
    record_decision(act="show_activity", subject=held, before=before, after={"audience": held.audience}, by=by, at=at)
    return held


@transaction.atomic
def take_back_activity(*, activity: Activity, seen: int, by: Person, at: datetime, because: str) -> Activity:
    """An activity that should not have been told: it is counted and listed no more, and kept."""
    held = _own(activity, seen)
    if not because.strip():
        raise Refusal(_("Say why this activity is taken back."))
    held.taken_back_at = held.changed_at = at
    held.revision += 1
    held.save(update_fields=["taken_back_at", "changed_at", "revision"])
    record_decision(
        act="take_back_activity", subject=held, before={"taken_back": False}, after={"taken_back": True}, by=by, at=at,
        because=because.strip(),
    )  # fmt: skip
    return held


@transaction.atomic
def say_same(*, activities: Iterable[Activity], by: Person, at: datetime, because: str = "") -> UUID:
    """These records tell of one activity: its money counts once from now on, wherever it is summed."""
    require(can_say_same(current()))
    keys = {one.same_as for one in activities}
    rows = list(Activity.objects.filter(same_as__in=keys).select_for_update().order_by("recorded_at", "id"))
    if not rows:
        raise Refusal(_("There is no such activity."))
    key = rows[0].same_as
    for row in (row for row in rows if row.same_as != key):
        _move(row, key, act="say_same", by=by, at=at, because=because)
    return key


@transaction.atomic
def say_other(*, activity: Activity, by: Person, at: datetime, because: str = "") -> UUID:
    """This record tells of an activity of its own, whatever was said before."""
    require(can_say_same(current()))
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    return _move(held, same_key(str(held.pk)), act="say_other", by=by, at=at, because=because)


def teller_of(organisation: Organisation) -> Teller:
    """How an organisation is called in IATI: as it says itself, else by a name of this installation."""
    known = Publisher.objects.filter(organisation=organisation).first()
    if known is not None:
        return Teller(known.ref, known.kind, organisation.name)
    kind = KINDS_IN_IATI.get(OrganisationKind(organisation.kind), PublisherKind.OTHER_PUBLIC)
    return Teller(f"XM-MERIDA-{organisation.pk.hex[-12:].upper()}", kind, organisation.name)


@transaction.atomic
def name_publisher(*, ref: str, kind: str, by: Person, at: datetime) -> Publisher:
    """Say how one's own organisation is called in IATI."""
    require(can_tell_activities(current()))
    owner = organisation_of(by)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, audience=ActivityAudience.PUBLIC)
    found, _new = Publisher.objects.update_or_create(
        organisation=owner, defaults={"ref": ref.strip(), "kind": kind, **own.as_fields()}
    )
    record_act(act="name_publisher", subject=found, by=by.pk, at=at)
    return found


def same_as(told: Told) -> UUID:
    """The key of the activity: by its identifier, so that publishers who use one name share it unseen.

    A record that names the activity otherwise, as one told by another or formerly called so, joins those already here.
    """
    if not told.told_as:
        return same_key(told.identifier)
    known = Activity.objects.live().filter(told_as__overlap=list(told.names())).order_by("recorded_at", "id")
    first = known.values_list("same_as", flat=True).first()
    return first or same_key(told.told_as[0])


def _move(row: Activity, key: UUID, *, act: str, by: Person, at: datetime, because: str) -> UUID:
    before = {"same_as": str(row.same_as)}
    Activity.objects.filter(pk=row.pk).update(same_as=key)
    row.same_as = key
    record_decision(act=act, subject=row, before=before, after={"same_as": str(key)}, by=by, at=at, because=because)
    return key


def told_last(activity: Activity) -> Told:
    """What was told of an activity last, whole; its publisher's own."""
    version = activity.versions.get(number=activity.revision)
    return told_of_content(version.content, version.xml)


def _as_in_its_file(held: Activity, told: Told) -> Told:
    """What a person corrects of an activity that came from an IATI file stays in the element of that file."""
    if told.xml or held.told_in != ToldIn.IATI:
        return told
    before = told_last(held)
    if not before.xml:
        return told
    data = f'<iati-activities version="2.03">{before.xml}</iati-activities>'
    (read,) = iati.read(data.encode())
    teller = Teller(before.reporter, "", "", read.lang or "en")
    made = corrected_iati(read, before, told, teller)
    return replace(told, xml="".join(serial(replace(element_of(made), tail=""))), reporter=before.reporter)


def _own(activity: Activity, seen: int) -> Activity:
    asker = current()
    seen_one = Activity.objects.get(pk=activity.pk)
    require(can_tell_activities(asker) and seen_one.originator_id in asker.organisations)
    held = Activity.objects.select_for_update().get(pk=activity.pk)  # a row that one may only read cannot be locked
    if held.revision != seen:
        raise Refusal(_("Somebody else changed this activity meanwhile; look at it again, then decide."))
    return held


def _audience(wanted: str) -> str:
    return wanted if wanted in ActivityAudience.values else ActivityAudience.ORIGINATOR


def _named(told: Told, teller: Teller, key: UUID) -> Told:
    return replace(told, identifier=f"{teller.ref}-{key.hex[-12:].upper()}")


def _columns(told: Told) -> dict[str, Any]:
    found = {name: getattr(told, name) for name in COLUMNS_TOLD}
    columns = {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
    return columns | {
        "title": told.title[:500],
        "titles": dict(told.titles),
        "descriptions": dict(told.descriptions),
        "money": dict(told.money),
        "told_as": list(told.names()),
        "under": under(told.provisions),
        "telling": told.telling(),
        "digest": told.digest(),
    }


def _keep_whole(activity: Activity, told: Told, *, by: Person, at: datetime, because: str = "") -> None:
    shared = inherited(activity)
    ActivityRole.objects.bulk_create(
        ActivityRole(
            activity=activity, number=number, role=one.role, name=one.name, ref=one.ref, kind=one.kind,
            jurisdiction=one.jurisdiction, organisation_id=UUID(one.organisation) if one.organisation else None,
            **shared,
        )
        for number, one in enumerate(told.parts)
    )  # fmt: skip
    ActivityOutcome.objects.bulk_create(
        ActivityOutcome(
            activity=activity, number=number, kind=one.kind, title=one.title[:500], jurisdiction=one.jurisdiction,
            on=one.on, **shared,
        )
        for number, one in enumerate(told.outcomes)
    )  # fmt: skip
    # A version may hold more than the publisher chose to show later, so it stays the publisher's own.
    own = shared | {"audience": ActivityAudience.ORIGINATOR, "named_organisations": []}
    ActivityVersion.objects.create(
        activity=activity, number=activity.revision, content=told.content(), xml=told.xml, source=activity.source,
        because=because, told_by=by, told_at=at, **own,
    )  # fmt: skip


def _short(activity: Activity) -> dict[str, Any]:
    """What a decision keeps: version and digest; the words stand in the version."""
    return {"version": activity.revision, "digest": activity.digest}
