"""Before a State consents nobody can tell that it asked: no list, count, suggestion or answer differs by a byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from merida.site.assistance.models.requests import Circulation, ContactPerson, Request
from merida.site.assistance.services.alerting import alert_providers
from merida.site.assistance.services.answering import reply_to_request, watch_requests
from merida.site.assistance.services.requests import (
    Asked,
    Contact,
    change_request,
    consent_to_request,
    make_request,
    withdraw_consent,
)
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from merida.site.provenance.models import AuditEntry, Consent, Decision

pytestmark = pytest.mark.django_db

ASKED = Asked(
    title="Drafting a law on the return of assets",
    text="We ask for help to draft a law on the return of assets, with the ministry of justice.",
    provisions=("57(3)", "53"),
    kinds=("legislative_drafting",),
    institution="Ministry of Justice",
)
WINDOWS = (
    "/assistance/", "/assistance/requests/", "/assistance/requests/?state=PLW", "/assistance/activities/?all=1",
    "/assistance/activities/here/?jurisdictions=PLW&provisions=57(3)", "/assistance/briefs/PLW/",
    "/assistance/briefs/PLW/file/", "/assistance/our-year/", "/search/?q=return+of+assets", "/states/PLW/",
    "/api/v1/assistance/requests", "/api/v1/assistance/here?state=PLW&provision=57(3)", "/api/v1/search?q=assets",
    "/suggest/states?q=palau", "/assistance/grid/", "/assistance/year/", "/assistance/matches/",
)  # fmt: skip


@pytest.fixture
def focal(person: Callable[..., Person], state: Callable[[str], Organisation]) -> Person:
    """The focal point of Palau."""
    return person("Fiona", "focal_point", state("PLW"))


@pytest.fixture
def provider(person: Callable[..., Person]) -> Person:
    """Somebody of a provider."""
    return person("Pia", "provider", Organisation.objects.create(name="Office", kind=OrganisationKind.INTERNATIONAL))


@pytest.fixture
def rival(person: Callable[..., Person]) -> Person:
    """Somebody of another provider."""
    return person("Rita", "provider", Organisation.objects.create(name="Agency", kind=OrganisationKind.OTHER))


def seen_by(reader: Person) -> dict[str, bytes]:
    """Everything this person is shown, without the tokens that differ each time."""
    client = Client()
    client.force_login(reader)
    tokens = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|csrftoken[^"]*')
    found = {}
    for address in WINDOWS:
        answer = client.get(address)
        found[address] = bytes([answer.status_code % 256]) + tokens.sub(b"", answer.content)
    return found


def ask(focal: Person, **how: Any) -> Request:
    with acting_as(focal):
        return make_request(asked=ASKED, by=focal, at=timezone.now(), contact=Contact("Jane Doe"), **how)


def consent(focal: Person, request: Request, to: str, *organisations: Organisation, **how: Any) -> Request:
    with acting_as(focal):
        held = Request.objects.get(pk=request.pk)
        return consent_to_request(
            request=held, to=to, seen=held.revision, by=focal, at=timezone.now(), organisations=organisations, **how
        )


def organisation(one: Person) -> Organisation:
    return one.memberships.get().organisation


def requests_of(reader: Person | None) -> int:
    with acting_as(reader):
        return Request.objects.count()


@pytest.mark.parametrize("role", ["provider", "secretariat", "reader", "analyst", "case_holder", "administrator"])
def test_before_consent_every_window_is_the_same_to_the_byte(
    role: str, focal: Person, person: Callable[..., Person]
) -> None:
    owner = Organisation.objects.create(name="Watching", kind=OrganisationKind.INTERNATIONAL)
    watching = person("Wanda", role, owner)
    seen_by(watching)
    before = seen_by(watching)
    ask(focal)
    after = seen_by(watching)
    assert [address for address in WINDOWS if before[address] != after[address]] == []


def test_after_consent_the_same_windows_show_it(focal: Person, provider: Person) -> None:
    seen_by(provider)
    before = seen_by(provider)
    consent(focal, ask(focal), "organisations", organisation(provider))
    after = seen_by(provider)
    changed = {address for address in WINDOWS if before[address] != after[address]}
    assert changed >= {
        "/assistance/requests/", "/assistance/briefs/PLW/", "/api/v1/assistance/requests",
        "/assistance/activities/here/?jurisdictions=PLW&provisions=57(3)",
    }  # fmt: skip


def test_a_request_that_is_hidden_cannot_be_told_from_one_that_is_not_there(focal: Person, provider: Person) -> None:
    hidden = ask(focal)
    client = Client()
    client.force_login(provider)
    strange = str(hidden.pk)[:-1] + ("0" if str(hidden.pk)[-1] != "0" else "1")
    for address in ("/assistance/requests/{}/", "/assistance/requests/{}/consent/", "/api/v1/assistance/requests/{}"):
        there, nowhere = client.get(address.format(hidden.pk)), client.get(address.format(strange))
        assert there.status_code == nowhere.status_code == 404
        assert there.content.replace(str(hidden.pk).encode(), b"") == nowhere.content.replace(strange.encode(), b"")


def test_nothing_about_it_leaks_from_the_tables_beside(focal: Person, provider: Person) -> None:
    request = ask(focal)
    consent(focal, request, "organisations", organisation(provider))
    with acting_as(focal):
        held = Request.objects.get(pk=request.pk)
        change_request(
            request=held, asked=Asked(title="Other words", text="Other text"), seen=held.revision, by=focal,
            at=timezone.now(),
        )  # fmt: skip
        held.refresh_from_db()
        withdraw_consent(request=held, seen=held.revision, by=focal, at=timezone.now(), because="Not now")
    with acting_as(provider):
        for model in (Request, Circulation, ContactPerson, Consent, Decision, AuditEntry):
            assert not model.objects.exists(), model
    with acting_as(focal):
        assert Circulation.objects.count() == Consent.objects.count() == 2


def test_named_organisations_see_it_and_nobody_else(focal: Person, provider: Person, rival: Person) -> None:
    request = consent(focal, ask(focal), "organisations", organisation(provider))
    assert (requests_of(provider), requests_of(rival), requests_of(None)) == (1, 0, 0)
    with acting_as(provider):
        assert not ContactPerson.objects.exists()
    consent(focal, request, "organisations", organisation(provider), with_contact=True)
    with acting_as(provider):
        assert ContactPerson.objects.get().name == "Jane Doe"


def test_widening_and_withdrawing(focal: Person, provider: Person, rival: Person) -> None:
    request = consent(focal, ask(focal), "members")
    assert (requests_of(rival), requests_of(None)) == (1, 0)
    consent(focal, request, "public", with_contact=True)
    assert requests_of(None) == 1
    with acting_as(None):
        assert not ContactPerson.objects.exists()
    with acting_as(focal):
        held = Request.objects.get(pk=request.pk)
        withdraw_consent(request=held, seen=held.revision, by=focal, at=timezone.now())
    assert (requests_of(provider), requests_of(None), requests_of(focal)) == (0, 0, 1)


def test_the_provider_does_not_see_to_whom_else_it_went_nor_other_replies(
    focal: Person, provider: Person, rival: Person
) -> None:
    request = consent(focal, ask(focal), "organisations", organisation(provider), organisation(rival), because="remark")
    with acting_as(rival):
        reply_to_request(request=request, answer="can_help", text="SECRETREPLY", by=rival, at=timezone.now())
    client = Client()
    client.force_login(provider)
    page = client.get(f"/assistance/requests/{request.pk}/").content.decode()
    assert request.title in page
    assert "Agency" not in page
    assert "SECRETREPLY" not in page
    client.force_login(focal)
    assert "SECRETREPLY" in client.get(f"/assistance/requests/{request.pk}/").content.decode()


def test_only_those_who_may_see_it_are_mailed(focal: Person, provider: Person, rival: Person) -> None:
    request = ask(focal)
    assert alert_providers(request_id=request.pk) == 0
    consent(focal, request, "organisations", organisation(provider))
    assert alert_providers(request_id=request.pk) == 1
    assert [one.to for one in mail.outbox] == [[provider.email]]
    assert ASKED.title in mail.outbox[0].body


def test_who_was_told_is_not_told_again_and_who_watches_others_is_not_told(
    focal: Person, provider: Person, rival: Person
) -> None:
    with acting_as(rival):
        watch_requests(by=rival, jurisdictions=["FJI"])
    request = consent(focal, ask(focal), "members")
    assert alert_providers(request_id=request.pk, told=[organisation(provider).pk]) == 0
    with acting_as(rival):
        watch_requests(by=rival, provisions=["57"], kinds=["legislative_drafting"])
    assert alert_providers(request_id=request.pk, told=[organisation(provider).pk]) == 1


def test_a_provider_cannot_write_what_it_may_read(focal: Person, provider: Person) -> None:
    request = consent(focal, ask(focal), "members")
    with acting_as(provider):
        assert Request.objects.filter(pk=request.pk).update(title="Changed") == 0
