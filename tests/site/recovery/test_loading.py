"""Loading the register: every row, twice without a change, nothing at all when it is only looked at."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from django.utils import timezone

from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.recovery.models import Case, Claim, Conversion, Event, Fact, Load, Posting, VolumeCell
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import Loaded, load_events
from merida.tabular.delimited import sheet_of_text
from merida.tracing.table import events_of

pytestmark = pytest.mark.django_db(transaction=True)

REGISTER = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text("utf-8")


def load(person: Person, text: str = REGISTER, **how: Any) -> Loaded:
    with acting_as(person):
        how = {"public": True, "at": timezone.now(), "name": "register.csv", **how}
        events = events_of(sheet_of_text(text))
        return load_events(portions=portions(events), by=person, **how)


def test_every_row_of_the_register_loads(analyst: Person) -> None:
    found = load(analyst)
    assert (found.rows, found.loadable, found.refused, found.problems) == (268, 268, 0, [])
    assert (found.new_cases, found.new_claims) == (114, 268)
    with acting_as(analyst):
        assert Case.objects.count() == 114
        assert Claim.objects.count() == 268
        assert Event.objects.count() == found.new_events <= Fact.objects.count()
        done = Event.objects.filter(status="done", minor__isnull=False).exclude(stage__in=("settlement", "fine"))
        assert Posting.objects.count() == 2 * done.count()
        assert Conversion.objects.exists() and VolumeCell.objects.exists()
        assert not Case.objects.filter(name__icontains="abacha").exists()
        assert len({one.identifier for one in Case.objects.all()}) == 114


def test_twice_changes_nothing(analyst: Person) -> None:
    load(analyst)
    again = load(analyst)
    assert (again.new_cases, again.new_facts, again.new_claims, again.new_events, again.reversed_events) == (0,) * 5


def test_looking_at_a_file_says_what_would_change_and_leaves_no_trace(analyst: Person) -> None:
    seen = load(analyst, dry_run=True)
    with acting_as(analyst):
        for model in (Case, Fact, Claim, Event, Posting, Load, VolumeCell):
            assert not model.objects.exists()
    assert load(analyst).counts() == seen.counts()
