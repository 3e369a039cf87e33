"""Programmes for the tests: engagements, trainings, activities, as short words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.programmes import Engagement
from merida.site.assistance.models.training import Training
from merida.site.assistance.programme_facts import EngagementFacts, TrainingFacts
from merida.site.assistance.services.programmes import record_engagement, record_training
from merida.site.assistance.told import SAME
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.choices import Audience
from merida.site.provenance.keys import new_key

NOON = datetime(2018, 6, 1, 12, tzinfo=timezone.get_default_timezone())
# Twenty-two States, in no order that means anything.
STATES = (
    "KGZ", "PLW", "KEN", "UGA", "TZA", "RWA", "BDI", "LAO", "KHM", "VNM", "THA", "MYS", "IDN", "PHL", "TLS", "MMR",
    "PER", "CHL", "TUN", "MAR", "UKR", "MDA",
)  # fmt: skip


def engage(by: Person, states: Sequence[str], kinds: Sequence[str] = (), **facts: Any) -> Engagement:
    """An engagement of the person's organisation."""
    facts = {"title": f"Support to {', '.join(states)}", "from_on": date(2018, 2, 1)} | facts
    with acting_as(by):
        return record_engagement(
            facts=EngagementFacts(jurisdictions=tuple(states), kinds=tuple(kinds), **facts), by=by, at=NOON
        )


def train(by: Person, **facts: Any) -> Training:
    """A training of the person's organisation."""
    facts = {"title": "Tracing assets", "from_on": date(2018, 3, 5), "until_on": date(2018, 3, 7)} | facts
    with acting_as(by):
        return record_training(facts=TrainingFacts(**facts), by=by, at=NOON)


def activity(publisher: Organisation, by: Person, identifier: str, **columns: Any) -> Activity:
    """An activity as a publisher tells it."""
    from uuid import uuid5

    same: UUID = uuid5(SAME, identifier)
    columns = {
        "title": "Drafting a law", "jurisdictions": ["KGZ"], "kinds": ["legislative_drafting"], "status": "under_way",
        "starts_on": date(2018, 1, 1), "ends_on": date(2019, 12, 31), "audience": Audience.PUBLIC, "told_in": "typed",
        "same_as": same, "told_as": [identifier], "provisions": [], "under": [], "money": {}, "telling": 9,
    } | columns  # fmt: skip
    with acting_as(by):
        made = Activity(
            id=new_key(), identifier=identifier, digest=f"{identifier}-{publisher.pk}"[:64], recorded_by=by,
            recorded_at=NOON, changed_at=NOON, originator=publisher, consent_holder=publisher, **columns,
        )  # fmt: skip
        made.save(force_insert=True)
    return made
