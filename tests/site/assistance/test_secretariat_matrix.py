"""Every address of the secretariat, for every role and relation: what it answers. One that is not listed fails."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import ActivityPair, Match
from merida.site.assistance.models.training import TrainingFollowUp
from merida.site.assistance.programme_facts import InitiativeFacts
from merida.site.assistance.services.importing import keep_programme_file
from merida.site.assistance.services.programmes import add_result, add_roadmap_step, record_initiative
from merida.site.assistance.services.proposals import propose_all
from merida.site.assistance.urls.secretariat import pages
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from tests.site.assistance.programmes import NOON, activity, engage, train
from tests.site.assistance.test_matches import Cast

pytestmark = pytest.mark.django_db(transaction=True)

OPEN, SIGNED, RECORD, OWN, QUEUE, ASK, PAIR, MATCH, OFFICE, STATE_OR_OFFICE = (
    "open", "signed in", "record", "own", "queue", "ask", "pair", "match", "office", "state or office",
)  # fmt: skip
"""Whom an address lets in: everybody; whoever is signed in; who gives assistance; the organisation that recorded it;
who works the queue; who may ask for proposals; the secretariat whose pair it is; who sees the match; and so on."""

# Name: method, what its keys are, who may.
PAGES: dict[str, tuple[str, str, str]] = {
    "home": ("GET", "", OPEN), "queue": ("GET", "", QUEUE), "ask": ("POST", "", ASK), "pair": ("POST", "pair", PAIR),
    "undo_pair": ("POST", "pair", QUEUE), "matches": ("GET", "", SIGNED), "match_by_hand": ("POST", "", SIGNED),
    "match": ("GET", "match", MATCH), "match_step": ("POST", "match", STATE_OR_OFFICE),
    "undo_match": ("POST", "match", STATE_OR_OFFICE), "grid": ("GET", "", OPEN), "grid_cell": ("GET", "", OPEN),
    "year": ("GET", "", OPEN), "supply": ("GET", "", OPEN), "indicators": ("GET", "year", OPEN),
    "indicators_file": ("GET", "year", OPEN), "indicator_records": ("GET", "figure", OPEN),
    "engagements": ("GET", "", OPEN), "engagement": ("GET", "engagement", "sees"),
    "result": ("POST", "engagement", OWN), "take_result_back": ("POST", "result", OWN), "trainings": ("GET", "", OPEN),
    "training": ("GET", "training", "sees"), "participants": ("POST", "training", OWN), "forget": ("POST", "", RECORD),
    "follow_ups": ("GET", "", RECORD), "follow_up": ("POST", "follow_up", OWN), "initiatives": ("GET", "", OPEN),
    "initiative": ("GET", "initiative", "sees"), "priority": ("POST", "initiative", OWN),
    "step": ("POST", "initiative", OWN), "initiative_member": ("GET", "member", "sees"),
    "move_step": ("POST", "step", OWN),
    "record": ("GET", "what", RECORD), "change": ("GET", "change", OWN), "withdraw": ("POST", "change", OWN),
    "import": ("GET", "sheet", RECORD), "empty_sheet": ("GET", "sheet", OPEN),
    "import_preview": ("GET", "preview", "file"),
}  # fmt: skip
MEMBERS = {"adviser", "analyst", "reader", "administrator", "focal", "provider", "stranger", "case_holder"}
OF_OFFICE = {"adviser", "analyst", "reader", "administrator"}
MAY: dict[str, set[str]] = {
    OPEN: MEMBERS | {"nobody"}, SIGNED: MEMBERS, "sees": MEMBERS, RECORD: {"adviser", "focal", "provider", "stranger"},
    OWN: {"adviser"}, QUEUE: {"adviser", "analyst"}, ASK: {"adviser", "analyst", "focal"}, PAIR: {"adviser"},
    MATCH: {*OF_OFFICE, "focal"}, STATE_OR_OFFICE: {"adviser", "analyst", "focal"}, "file": {"adviser"},
}  # fmt: skip
QUERY = {
    "grid_cell": {"state": "KGZ", "provision": "57"},
    "supply": {"year": "2018", "chapter": "ch.V", "category": "other"},
}
POSTED: dict[str, dict[str, Any]] = {
    "pair": {"relation": "same_project", "seen": "0"}, "undo_pair": {"seen": "0"},
    "match_step": {"step": "propose", "seen": "0"}, "undo_match": {"seen": "0"},
    "result": {"kind": "law_adopted", "title": "Act", "on": "2018-02-02"},
    "follow_up": {"done_on": "2018-10-01", "answered": "3"}, "priority": {"name": "Laws", "provisions": "57"},
    "step": {"text": "x", "from_on": "2018-01-01", "until_on": "2018-02-01"},
    "move_step": {"state": "done", "seen": "0"},
    "withdraw": {"because": "an error", "seen": "0"}, "forget": {"person": "nobody"},
}  # fmt: skip


def test_every_address_is_listed() -> None:
    assert {one.name for one in pages} == set(PAGES)


class House(Cast):
    """The cast, and everybody else who may come."""

    def __init__(self, person: Any, state: Any, secretariat: Organisation) -> None:
        super().__init__(person, state, secretariat)
        self.people: dict[str, Person | None] = {
            "adviser": self.adviser, "focal": self.focal, "provider": self.provider, "stranger": self.stranger,
            "nobody": None,
        }  # fmt: skip
        for role in ("analyst", "reader", "administrator"):
            self.people[role] = person(f"the {role}", role, self.office)
        self.people["case_holder"] = person("the case holder", "case_holder", state("FRA"))
        self.keys = self._keys()

    def _keys(self) -> dict[str, list[Any]]:
        by = self.adviser
        engagement, training = engage(by, ["KGZ"]), train(by)
        again = activity(
            self.other, self.stranger, "DE-1", title=self.activity.title, titles=self.activity.titles,
            provisions=["54"], under=["ch.V", "54"], starts_on=NOON.date(),
        )  # fmt: skip
        self.circulate(self.office)
        with acting_as(by) as asker:
            initiative = record_initiative(facts=InitiativeFacts(name="Region", members=("KGZ",)), by=by, at=NOON)
            step = add_roadmap_step(
                initiative=initiative, text="x", from_on=date(2018, 1, 1), until_on=date(2018, 2, 1), by=by, at=NOON
            )
            result = add_result(engagement=engagement, kind="law_adopted", title="Act", on=NOON.date(), by=by, at=NOON)
            source = keep_programme_file(name="e.csv", data=b"Title,From\nx,2018\n", by=by, at=NOON)
            propose_all(by=by, at=NOON, asker=asker)
            assert Activity.objects.filter(pk=again.pk).exists()
            match, question = Match.objects.first(), TrainingFollowUp.objects.first()
            assert match and question
            return {
                "": [], "pair": [ActivityPair.objects.get().pk], "match": [match.pk], "year": [2018],
                "figure": [2018, "states"], "engagement": [engagement.pk], "result": [result.pk],
                "training": [training.pk], "follow_up": [question.pk], "initiative": [initiative.pk],
                "member": [initiative.pk, "KGZ"], "step": [step.pk], "what": ["engagement"],
                "change": ["engagement", engagement.pk],
                "sheet": ["engagements"], "preview": ["engagements", source.pk],
            }  # fmt: skip


@pytest.fixture
def house(person: Any, state: Any, secretariat: Organisation) -> House:
    return House(person, state, secretariat)


def asked(client: Client, name: str, address: str) -> int:
    """The status, and nothing of what it did stays."""
    method = PAGES[name][0]
    with transaction.atomic():
        answer = (
            client.post(address, POSTED.get(name, {})) if method == "POST" else client.get(address, QUERY.get(name, {}))
        )
        transaction.set_rollback(True)
    return int(answer.status_code)


def test_each_address_answers_each_person_as_it_should(house: House) -> None:
    wrong = []
    clients = {}
    for who, person in house.people.items():
        clients[who] = Client()
        if person is not None:
            clients[who].force_login(person)
    for name, (method, subject, may) in PAGES.items():
        address = reverse(f"assistance:{name}", args=house.keys[subject])
        for who, client in clients.items():
            status = asked(client, name, address)
            if who in MAY[may]:
                expected = {200, 302, 303}
            elif who == "nobody" and (method == "POST" or may in (SIGNED, RECORD, QUEUE, MATCH, OWN, "file")):
                expected = {302}  # to sign in
            else:
                expected = {403, 404}
            if status not in expected:
                wrong.append((name, who, status, sorted(expected)))
    assert not wrong


def test_what_one_may_not_see_answers_as_what_is_not_there(house: House) -> None:
    for name, (method, subject, _may) in PAGES.items():
        if subject not in ("match", "pair", "preview"):
            continue
        keys = house.keys[subject]
        real = reverse(f"assistance:{name}", args=keys)
        unreal = reverse(f"assistance:{name}", args=[*keys[:-1], uuid4()])
        for who in ("provider", "stranger", "case_holder"):
            client = Client()
            client.force_login(house.people[who])  # type: ignore[arg-type]
            answers = {
                (client.post(one, POSTED.get(name, {})) if method == "POST" else client.get(one)).status_code
                for one in (real, unreal)
            }
            assert len(answers) == 1 and answers <= {403, 404}, (name, who)


API = {
    "/api/v1/assistance/indicators/2018": ("indicators", MEMBERS | {"nobody"}),
    "/api/v1/assistance/grid?chapter=ch.V": ("cells", MEMBERS | {"nobody"}),
    "/api/v1/assistance/matches": ("items", {*OF_OFFICE, "focal"}),
}


def test_programs_get_what_their_persons_may_see(house: House) -> None:
    for address, (name, has) in API.items():
        for who, person in house.people.items():
            client = Client()
            if person is not None:
                client.force_login(person)
            answer = client.get(address)
            assert answer.status_code == 200, (address, who)
            assert bool(answer.json()[name]) == (who in has), (address, who)
