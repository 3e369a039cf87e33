"""What the demonstration shows of requests and activities: invented ones of Palau, so that every page has something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib.resources import files

from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.requests import Request
from merida.site.assistance.services.loading import accept_activities, keep_activities_file, read_load, write_load
from merida.site.assistance.services.requests import (
    Asked,
    Contact,
    consent_to_request,
    make_request,
    name_contact,
)
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.demo import demo_person
from merida.site.people.models import Organisation, Person
from merida.site.people.selectors import organisation_of
from merida.site.provenance.choices import Audience

ACTIVITIES = "activities.xml"
CIRCULATED = Asked(
    title="Drafting a law on the return of confiscated assets",
    text="We ask for a legislative drafter to work for three months with the ministry of justice on a law that lets "
    "confiscated assets be returned at the request of another State party.",
    provisions=("55", "57(3)"),
    kinds=("legislative_drafting", "legal_advice"),
    language="en",
    institution="Ministry of Justice",
    result="A draft law before the Congress.",
    wanted_from=date(2027, 3, 1),
    wanted_until=date(2027, 12, 31),
    received_already="A gap analysis of chapter V in 2025.",
)
OWN = Asked(
    title="Training on protection of reporting persons",
    text="Training for the staff who receive reports.",
    provisions=("33",),
    kinds=("training",),
    language="en",
)


def furnish(*, at: datetime) -> Iterator[str]:
    """A provider's activities, a request that was circulated to it, and one that nobody else sees."""
    focal, provider = demo_person(Role.FOCAL_POINT), demo_person(Role.PROVIDER)
    if focal is None or provider is None:
        return
    with acting_as(provider):
        told = Activity.objects.filter(originator=organisation_of(provider)).exists()
    if not told:
        _activities(provider, at)
        yield "The provider of the demonstration has told its activities."
    with acting_as(focal):
        asked = Request.objects.filter(originator=organisation_of(focal)).exists()
    if not asked:
        _requests(focal, provider, at)
        yield "The focal point of the demonstration has asked for assistance."


def _activities(provider: Person, at: datetime) -> None:
    data = (files("merida.samples") / "assistance" / ACTIVITIES).read_bytes()
    with acting_as(provider):
        load = keep_activities_file(chunks=[data], name=ACTIVITIES, by=provider, at=at)
    read_load(load_id=load.pk, by=provider.pk)
    with acting_as(provider):
        load.refresh_from_db()
        accept_activities(load=load, by=provider, at=at)
    write_load(load_id=load.pk, by=provider.pk)


def _requests(focal: Person, provider: Person, at: datetime) -> None:
    with acting_as(focal):
        contact = Contact("Office of the focal point", "Anti-corruption agency", "focal.point@localhost")
        request = make_request(asked=CIRCULATED, by=focal, at=at, contact=contact)
        consent_to_request(
            request=request, to=Audience.ORGANISATIONS, seen=request.revision, by=focal, at=at,
            organisations=[organisation_of(provider), *_offices()], with_contact=True,
        )  # fmt: skip
        make_request(asked=OWN, by=focal, at=at)
        name_contact(contact=contact, audience=Audience.MEMBERS, by=focal, at=at)


def _offices() -> list[Organisation]:
    """The secretariat of the demonstration, which looks for who could help."""
    person = demo_person(Role.SECRETARIAT)
    return [organisation_of(person)] if person else []
