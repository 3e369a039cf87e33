"""The demonstration's register: the events of asset recovery that published sources tell of, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files

from django.utils.translation import gettext as _

from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.demo import demo_person
from merida.site.recovery.models import Load
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import load_events
from merida.site.recovery.services.suspecting import suspect
from merida.tabular.read import read_table
from merida.tracing.table import events_of

REGISTER = "asset-recovery-events.csv"


def furnish(*, at: datetime) -> Iterator[str]:
    """Load the register once, in the name of the secretariat, and let the detectors look at it."""
    person = demo_person(Role.SECRETARIAT)
    if person is None:
        return
    data = (files("merida.tracing") / "data" / REGISTER).read_bytes()
    with acting_as(person):
        if Load.objects.filter(name=REGISTER).exists():
            return
        events = events_of(read_table(data, REGISTER).sheet())
        found = load_events(portions=portions(events), name=REGISTER, by=person, at=at, public=True)
    with acting_as(person):
        suspect(load=Load.objects.get(name=REGISTER), by=person, at=at)
    yield _("%(rows)d rows of the public register: %(new_events)d events in %(new_cases)d cases.") % found.counts()
