"""Programmes for the demonstration, plainly invented: engagements, a training, an initiative, proposals to decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from merida.site.assistance.models.programmes import Engagement
from merida.site.assistance.programme_facts import EngagementFacts, InitiativeFacts, TrainingFacts
from merida.site.assistance.services.activities import add_activity
from merida.site.assistance.services.participants import Participant, list_participants
from merida.site.assistance.services.programmes import (
    add_priority,
    add_result,
    add_roadmap_step,
    record_engagement,
    record_initiative,
    record_training,
)
from merida.site.assistance.services.proposals import propose_all
from merida.site.assistance.told import Told
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.demo import demo_person
from merida.site.people.models import Person

INVENTED = "Invented for the demonstration."
ENGAGEMENTS = (
    ("Support to the asset recovery office", ("PLW",), ("legislative_drafting", "legal_advice"), ("54", "57")),
    ("A committee of all agencies on asset recovery", ("KEN", "UGA"), ("coordination",), ("46", "59")),
    ("Advice on a law on asset recovery", ("KGZ",), ("legislative_drafting", "coordination"), ("54", "55")),
)


def furnish(*, at: datetime) -> Iterator[str]:
    """Add them in the name of the secretariat, once."""
    person = demo_person(Role.SECRETARIAT)
    if person is None:
        return
    with acting_as(person) as asker:
        if Engagement.objects.exists():
            return
        year = at.year
        _programmes(person, year, at)
        _told_again(person, year, at)
        matches, pairs = propose_all(by=person, at=at, asker=asker)
    yield _("Programmes of the demonstration: see /assistance/year/%(year)d/") % {"year": year}
    if matches or pairs:
        yield _("Proposals wait at /assistance/queue/")


def _told_again(person: Person, year: int, at: datetime) -> None:
    """What the provider does, as the secretariat tells it too, under a name of its own: a pair to decide."""
    words = "Legal advice on asset recovery in the Pacific"
    told = Told(
        titles={"en": words}, descriptions={"en": "Advice to ministries of justice on chapter V of the Convention."},
        jurisdictions=("FJI", "PLW"), provisions=("ch.V",), kinds=("legal_advice",), status="under_way",
        actual_start=date(year, 1, 15), planned_end=date(year, 12, 15), money={"USD": 18_000_000},
    )  # fmt: skip
    add_activity(told=told, by=person, at=at)
    later = Told(
        titles={"en": "Drafting of laws on the return of confiscated assets"},
        descriptions={"en": "A legislative drafter works with the ministry of justice."}, jurisdictions=("PLW",),
        provisions=("55", "57"), kinds=("legislative_drafting",), status="planned", planned_start=date(year + 1, 1, 15),
        planned_end=date(year + 2, 6, 30), expert_days=120,
    )  # fmt: skip
    add_activity(told=later, by=person, at=at)


def _programmes(person: Person, year: int, at: datetime) -> None:
    begin, end = date(year, 1, 15), date(year, 12, 15)
    eastern = record_initiative(
        facts=InitiativeFacts(
            name="Demonstration initiative of Eastern Africa", region="Eastern Africa",
            members=("BDI", "KEN", "RWA", "TZA", "UGA"), text=INVENTED, from_on=begin, until_on=date(year + 2, 12, 31),
        ),
        by=person, at=at,
    )  # fmt: skip
    first = add_priority(
        initiative=eastern, name="Protection of reporting persons", topics=("protection_of_reporting_persons",),
        provisions=("32", "33"), by=person, at=at,
    )  # fmt: skip
    add_priority(initiative=eastern, name="Procurement", topics=("procurement",), provisions=("9",), by=person, at=at)
    add_priority(
        initiative=eastern, name="Financial investigation", topics=("financial_investigation",), provisions=("58",),
        by=person, at=at,
    )  # fmt: skip
    add_roadmap_step(
        initiative=eastern, priority=first, text="A model law, discussed by all members", from_on=begin,
        until_on=date(year, 9, 30), by=person, at=at,
    )  # fmt: skip
    made = [
        record_engagement(
            facts=EngagementFacts(
                title=title, jurisdictions=states, kinds=kinds, provisions=provisions, from_on=begin, text=INVENTED
            ),
            by=person, at=at,
        )
        for title, states, kinds, provisions in ENGAGEMENTS
    ]  # fmt: skip
    add_result(
        engagement=made[0], kind="law_adopted", title="Asset Recovery Act (invented)", on=date(year, 2, 1), by=person,
        at=at,
    )  # fmt: skip
    training = record_training(
        facts=TrainingFacts(
            title="Financial investigation of corruption", from_on=begin, until_on=begin, jurisdictions=("KEN", "UGA"),
            topics=("financial_investigation",), initiative_id=eastern.pk, text=INVENTED,
        ),
        by=person, at=at,
    )  # fmt: skip
    people = [
        Participant(
            f"demonstration-{n}", "woman" if n % 2 else "man", ("Ministry of Justice", "Public Prosecutor")[n % 2]
        )
        for n in range(18)
    ]
    list_participants(training=training, participants=people, by=person, at=at)
    record_training(
        facts=TrainingFacts(
            title="Requests for mutual legal assistance", from_on=end.replace(month=1), until_on=end.replace(month=1),
            jurisdictions=("PLW",), attendances=12, persons=12, persons_new=12, text=INVENTED,
        ),
        by=person, at=at,
    )  # fmt: skip
