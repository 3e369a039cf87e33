"""A network or regional organization asks for assistance: the whole path, and its name where a State's would stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from merida.site.assistance.choices_programmes import Step
from merida.site.assistance.models.matches import Match
from merida.site.assistance.models.requests import Request
from merida.site.assistance.services.alerting import alert_providers
from merida.site.assistance.services.matches import match_by_hand, take_step
from merida.site.assistance.services.proposals import propose_all
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from tests.site.assistance.programmes import NOON, activity

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Asset Recovery Network for Southern Africa"


class Path:
    """A network that asks, a provider with a fitting activity, and a secretariat."""

    def __init__(self, person: Callable[..., Person], secretariat: Organisation) -> None:
        self.network = Organisation.objects.create(name=NAME, kind=OrganisationKind.REGIONAL)
        self.office = Organisation.objects.create(name="Office", kind=OrganisationKind.INTERNATIONAL)
        self.focal, self.pia = person("Naledi", "focal_point", self.network), person("Pia", "provider", self.office)
        self.adviser = person("Ada", "secretariat", secretariat)
        self.secretariat = secretariat
        self.activity = activity(
            self.office, self.pia, "OF-1", title="Training of investigators on the tracing of assets",
            titles={"en": "Training of investigators on the tracing of assets"}, kinds=["training"],
            jurisdictions=["ZAF", "BWA"], provisions=["55"], under=["ch.V", "55"], starts_on=NOON.date(),
        )  # fmt: skip

    def browser(self, who: Person) -> Client:
        client = Client()
        client.force_login(who)
        return client

    def ask(self) -> Request:
        client = self.browser(self.focal)
        made = client.post(
            "/assistance/requests/new/",
            {
                "title": "Training on the tracing of assets", "text": "Training of contact points on tracing assets",
                "kinds": ["training"], "provisions": "55", "origin": "direct", "language": "en",
            },
        )  # fmt: skip
        assert made.status_code in (302, 303), made.content.decode()
        with acting_as(self.focal):
            found = Request.objects.get()
        sent = client.post(
            f"/assistance/requests/{found.pk}/consent/",
            {"to": "organisations", "organisations": [self.office.pk, self.secretariat.pk], "seen": found.revision},
        )
        assert sent.status_code in (302, 303), sent.content.decode()
        return found

    def step(self, by: Person, step: str, **how: Any) -> None:
        with acting_as(by):
            match = Match.objects.get()
            take_step(match=match, step=step, seen=match.revision, by=by, at=how.pop("at", NOON), **how)


@pytest.fixture
def path(person: Callable[..., Person], secretariat: Organisation) -> Path:
    return Path(person, secretariat)


def test_the_name_of_the_network_stands_where_a_states_would(path: Path) -> None:
    found = path.ask()
    for who in (path.focal, path.pia, path.adviser):
        client = path.browser(who)
        for address in ("/assistance/requests/", f"/assistance/requests/{found.pk}/"):
            page = client.get(address).content.decode()
            assert "Training on the tracing of assets" in page
            assert NAME in page or who is path.focal  # her own list does not say whose it is
            assert "·  ·" not in page
    item = path.browser(path.pia).get(f"/api/v1/assistance/requests/{found.pk}").json()
    assert (item["state"], item["asked_by"]) == ("", NAME)


def test_providers_are_told_who_asks(path: Path) -> None:
    found = path.ask()
    mail.outbox.clear()
    assert alert_providers(request_id=found.pk) == 1
    assert mail.outbox[0].subject == f"{NAME} asks for assistance"
    assert mail.outbox[0].body.startswith(f"{NAME} has circulated")


def test_from_consent_to_need_met(path: Path) -> None:
    found = path.ask()
    with acting_as(path.adviser):
        match_by_hand(request=Request.objects.get(), activity=path.activity, by=path.adviser, at=NOON)
    path.step(path.focal, Step.CONSENT)
    path.step(path.adviser, Step.SEND)
    path.step(path.pia, Step.ACKNOWLEDGE)
    path.step(path.pia, Step.ACCEPT)
    path.step(path.pia, Step.BEGIN)
    path.step(path.pia, Step.DELIVER)
    later = NOON + timedelta(days=400)
    path.step(path.pia, Step.ANSWER, met="met", at=later)
    path.step(path.focal, Step.ANSWER, met="partly", at=later)
    with acting_as(path.focal):
        match = Match.objects.get()
    page = path.browser(path.adviser).get(f"/assistance/matches/{match.pk}/").content.decode()
    assert NAME in page
    assert match.request_id == found.pk
    told = path.browser(path.pia).get(f"/api/v1/assistance/matches/{match.pk}").json()
    answers = {one["side"]: one["met"] for one in told["steps"] if one["step"] == "answer"}
    assert answers == {"provider": "met", "state": "partly"}
    assert [one["step"] for one in told["steps"]][:3] == ["consent", "send", "acknowledge"]  # since the consent
    assert Client().get(f"/api/v1/assistance/matches/{match.pk}").status_code in (401, 404)
    activity = path.browser(path.focal).get(f"/api/v1/assistance/activities/{path.activity.pk}").json()
    assert (activity["counted"], activity["participants"]) == (True, [])


def test_what_may_serve_it_is_proposed_by_kind_provision_and_words(path: Path) -> None:
    path.ask()
    with acting_as(path.adviser) as asker:
        matches, _pairs = propose_all(by=path.adviser, at=NOON, asker=asker)
        assert matches == 1
