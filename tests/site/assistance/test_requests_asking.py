"""A focal point asks: from a need or from nothing, advised and never stopped, decided by one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from merida.site.assistance.models.requests import ContactPerson, Request
from merida.site.assistance.selectors.advice import advice
from merida.site.assistance.services.answering import reply_to_request
from merida.site.assistance.services.requests import (
    Asked,
    Contact,
    change_request,
    close_request,
    consent_to_request,
    erase_contact,
    make_request,
    withdraw_consent,
)
from merida.site.assistance.tasks import tell_providers
from merida.site.evidence.models import Finding
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from merida.site.provenance.models import Decision
from merida.site.provenance.refusals import Refusal
from tests.site.evidence.conftest import taken_in  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(person: Callable[..., Person], state: Callable[[str], Organisation]) -> Person:
    """The focal point of Palau."""
    return person("Fiona", "focal_point", state("PLW"))


@pytest.fixture
def provider(person: Callable[..., Person]) -> Person:
    """Somebody of a provider."""
    return person("Pia", "provider", Organisation.objects.create(name="Office", kind=OrganisationKind.INTERNATIONAL))


def ask(focal: Person, **how: Any) -> Request:
    with acting_as(focal):
        asked = Asked(**({"title": "Training", "text": "Training of judges"} | how))
        return make_request(asked=asked, by=focal, at=timezone.now())


def browser(one: Person) -> Client:
    client = Client()
    client.force_login(one)
    return client


def test_from_a_need_identified_to_a_request(focal: Person, analyst: Person, taken_in: Any) -> None:  # noqa: F811
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(focal):
        need = Finding.objects.live().filter(state="PLW", kind="assistance_need").first()
    assert need is not None
    client = browser(focal)
    page = client.get("/assistance/requests/").content.decode()
    assert f"/assistance/requests/new/?outcome={need.pk}" in page
    form = client.get(f"/assistance/requests/new/?outcome={need.pk}").context["form"]
    assert form.initial["text"] == need.text
    assert form.initial["origin"] == "reviewed"
    given = {"title": "Ours", "text": need.text, "origin": "reviewed", "provisions": form.initial["provisions"]}
    answer = client.post(f"/assistance/requests/new/?outcome={need.pk}", given)
    assert answer.status_code == 303
    with acting_as(focal):
        made = Request.objects.get()
        assert (made.findings, made.state, made.audience) == ([need.pk], "PLW", "originator")
    assert need.text[:40] in client.get(answer["Location"]).content.decode()


def test_an_outcome_of_another_state_is_no_beginning(focal: Person, analyst: Person, taken_in: Any) -> None:  # noqa: F811
    taken_in(analyst, ["summary2-fr.docx"])
    with acting_as(focal):
        other = Finding.objects.live().filter(state="MUS").first()
    assert other is not None
    assert browser(focal).get(f"/assistance/requests/new/?outcome={other.pk}").context["form"].initial == {}
    assert ask(focal, findings=(other.pk,)).findings == []


def test_what_was_seen_when_reviewing_shows_nothing_of_the_other_report(focal: Person) -> None:
    with pytest.raises(Refusal, match="own words"):
        ask(focal, origin="reviewing", findings=("0190a1b2-0000-7000-8000-000000000000",))
    assert ask(focal, origin="reviewing").origin == "reviewing"


def test_the_completeness_check_advises_and_stops_nothing(focal: Person, provider: Person) -> None:
    request = ask(focal)
    assert len(list(advice(request, has_contact=False))) == 8
    whole = Request(
        text="x" * 80, kinds=["training"], provisions=["9"], institution="Court", result="Judges",
        received_already="No", wanted_from=timezone.localdate(),
    )  # fmt: skip
    assert list(advice(whole, has_contact=True)) == []
    with acting_as(focal):
        sent = consent_to_request(request=request, to="members", seen=0, by=focal, at=timezone.now())
    assert sent.status == "circulated"
    assert "Completeness check" in browser(focal).get(f"/assistance/requests/{request.pk}/").content.decode()
    assert "Completeness check" not in browser(provider).get(f"/assistance/requests/{request.pk}/").content.decode()


def test_a_request_needs_a_title_and_words_and_days_in_order(focal: Person) -> None:
    with pytest.raises(Refusal):
        ask(focal, title=" ")
    with pytest.raises(Refusal, match="no provision"):
        ask(focal, provisions=("99",))
    answer = browser(focal).post(
        "/assistance/requests/new/",
        {"title": "A", "text": "B", "origin": "direct", "wanted_from": "2027-02-01", "wanted_until": "2027-01-01"},
    )
    assert answer.status_code == 200
    assert "wanted_until" in answer.context["form"].errors


def test_who_saw_an_older_version_does_not_decide(focal: Person) -> None:
    request = ask(focal)
    with acting_as(focal):
        change_request(request=request, asked=Asked(title="B", text="C"), seen=0, by=focal, at=timezone.now())
        with pytest.raises(Refusal, match="meanwhile"):
            consent_to_request(request=request, to="public", seen=0, by=focal, at=timezone.now())
    with acting_as(focal):
        (kept,) = Decision.objects.filter(subject_id=request.pk)
        assert (kept.before["title"], kept.after["title"]) == ("Training", "B")


def test_only_the_consent_holder_consents(focal: Person, provider: Person, person: Callable[..., Person]) -> None:
    request = ask(focal)
    with acting_as(focal):
        request = consent_to_request(request=request, to="members", seen=0, by=focal, at=timezone.now())
    with acting_as(provider), pytest.raises(PermissionDenied):
        withdraw_consent(request=request, seen=request.revision, by=provider, at=timezone.now())
    colleague = person("Rita", "reader", focal.memberships.get().organisation)
    with acting_as(colleague), pytest.raises(PermissionDenied):
        withdraw_consent(request=request, seen=request.revision, by=colleague, at=timezone.now())


def test_closing_says_why_and_ends_replies(focal: Person, provider: Person) -> None:
    request = ask(focal)
    with acting_as(focal):
        request = consent_to_request(request=request, to="members", seen=0, by=focal, at=timezone.now())
    with acting_as(provider):
        reply_to_request(request=request, answer="can_help", text="Yes", by=provider, at=timezone.now())
        with pytest.raises(Refusal):
            reply_to_request(request=request, answer="declined", text="", by=provider, at=timezone.now())
    with acting_as(focal):
        with pytest.raises(Refusal):
            close_request(request=request, seen=request.revision, by=focal, at=timezone.now(), because=" ")
        closed = close_request(request=request, seen=request.revision, by=focal, at=timezone.now(), because="Done")
        assert closed.status == "closed"
    with acting_as(provider), pytest.raises(Refusal):
        reply_to_request(request=request, answer="can_help", text="Yes", by=provider, at=timezone.now())


def test_a_name_is_erased_without_a_trace(focal: Person) -> None:
    with acting_as(focal):
        request = make_request(
            asked=Asked(title="A", text="B"),
            by=focal,
            at=timezone.now(),
            contact=Contact("Jane Doe", email="j@doe.org"),
        )
        assert ContactPerson.objects.get().name == "Jane Doe"
        erase_contact(request=request, by=focal, at=timezone.now())
        assert not ContactPerson.objects.exists()
        assert "Jane" not in str(list(Decision.objects.values()))


def test_a_provider_reads_replies_and_is_told_what_is_new(focal: Person, provider: Person) -> None:
    request = ask(focal)
    with acting_as(focal):
        consent_to_request(request=request, to="members", seen=0, by=focal, at=timezone.now())
    client = browser(provider)
    assert client.get("/assistance/requests/").context["page"].new == 1
    assert client.get("/assistance/requests/").context["page"].new == 0
    answer = client.post(f"/assistance/requests/{request.pk}/reply/", {"answer": "asks", "text": ""})
    assert answer.status_code == 422
    answer = client.post(f"/assistance/requests/{request.pk}/reply/", {"answer": "asks", "text": "For how many?"})
    assert answer.status_code == 303
    assert "For how many?" in browser(focal).get(f"/assistance/requests/{request.pk}/").content.decode()


def test_consenting_on_the_page_tells_those_who_may_see_it(
    focal: Person, provider: Person, django_capture_on_commit_callbacks: Any
) -> None:
    request = ask(focal)
    to = provider.memberships.get().organisation
    page = browser(focal).get(f"/assistance/requests/{request.pk}/consent/").content.decode()
    assert "What they will see" in page
    with django_capture_on_commit_callbacks(execute=True):
        given = {"seen": "0", "to": "organisations", "organisations": [str(to.pk)]}
        answer = browser(focal).post(f"/assistance/requests/{request.pk}/consent/", given)
    assert answer.status_code == 303
    (waiting,) = DBTaskResult.objects.all()
    tell_providers.call(*waiting.args_kwargs["args"])
    assert [one.to for one in mail.outbox] == [[provider.email]]
    answer = browser(focal).post(f"/assistance/requests/{request.pk}/withdraw/", {"seen": "1", "because": "Not now"})
    assert answer.status_code == 303
    assert browser(provider).get(f"/assistance/requests/{request.pk}/").status_code == 404
