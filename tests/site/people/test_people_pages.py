"""Pages about persons, signing in, and what the middleware tells the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import timezone

from merida.site.people import services
from merida.site.people.asking import acting_as
from merida.site.people.middleware import WhoAsks
from merida.site.people.models import Organisation, OutgoingMail, Person
from merida.site.provenance.asking import NOBODY, current
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import AuditEntry
from merida.site.provenance.services import record_act
from merida.site.settings import urls as own

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
Make = Callable[..., Person]


@pytest.fixture
def administrator(person: Make, secretariat: Organisation) -> Person:
    return person("Ada", "administrator", secretariat)


def browser(person: Person | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


PAGES = {
    "/people/": "administrator", "/people/outbox/": "administrator", "/log/": "administrator", "/tokens/": "anybody",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_who_opens_which_page(page: str, administrator: Person, analyst: Person) -> None:
    assert browser(administrator).get(page).status_code == 200
    assert browser(analyst).get(page).status_code == (403 if PAGES[page] == "administrator" else 200)
    answer = browser(None).get(page)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize(
    "page", ["/people/invite", "/people/organisations", "/people/{key}/remove", "/people/memberships/{key}/end"]
)
def test_only_administrators_change_anything(page: str, analyst: Person) -> None:
    address = page.format(key=analyst.memberships.get().pk if "memberships" in page else analyst.pk)
    assert browser(analyst).post(address).status_code == 403
    assert analyst.memberships.filter(until__isnull=True).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_people_asks_as_often_for_many(
    rows: int, administrator: Person, person: Make, secretariat: Organisation, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        person(f"Reader {number}", "reader", secretariat)
    client = browser(administrator)
    client.get("/people/")
    with django_assert_num_queries(12):
        client.get("/people/")


def test_from_invitation_to_first_page(administrator: Person, secretariat: Organisation, settings: Any) -> None:
    settings.MAILERS = {"default": {"BACKEND": "merida.site.people.outbox.Backend"}}
    ada = browser(administrator)
    done = ada.post("/people/invite", {"email": "b@example.org", "organisation": secretariat.pk, "role": "analyst"})
    assert done.status_code == 302
    kept = OutgoingMail.objects.get()
    assert kept.body in ada.get("/people/outbox/").context["messages_kept"][0].body
    address = next(word for word in kept.body.split() if "/join/" in word).removeprefix(django_settings.ADDRESS)
    bilal = browser(None)
    assert bilal.get(address).status_code == 200
    assert bilal.post(address, {"name": "Bilal", "password": "short"}).status_code == 422
    assert bilal.post(address, {"name": "Bilal", "password": PASSWORD}).status_code == 302
    assert bilal.get("/tokens/").status_code == 200
    assert browser(None).get(address).status_code == 404


def test_a_wrong_link_says_what_an_ended_one_says() -> None:
    answer = browser(None).get("/join/no-such-secret/")
    assert answer.status_code == 404
    assert "has ended or was used" in answer.content.decode()


def test_a_key_is_shown_once(analyst: Person) -> None:
    client = browser(analyst)
    made = client.post("/tokens/", {"name": "nightly", "scopes": ["read"], "days": "30"})
    secret = made.context["secret"]
    assert secret in made.content.decode()
    assert secret not in client.get("/tokens/").content.decode()
    client.post(f"/tokens/{analyst.tokens.get().pk}/revoke")
    assert services.person_of_token(secret, at=timezone.now()) is None


def test_another_persons_key_does_not_exist(analyst: Person, administrator: Person) -> None:
    with acting_as(analyst):
        token, _ = services.make_token(person=analyst, name="x", scopes=["read"], by=analyst, at=timezone.now())
    answers = [browser(administrator).post(f"/tokens/{key}/revoke") for key in (token.pk, new_key())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


class TestSigningIn:
    @pytest.fixture(autouse=True)
    def fresh(self) -> None:
        cache.clear()

    def attempt(self, client: Client, email: str, password: str) -> HttpResponse:
        return client.post("/account/login/", {"login": email, "password": password})  # type: ignore[return-value]

    def test_by_address_and_password(self, analyst: Person) -> None:
        client = browser(None)
        assert self.attempt(client, analyst.email.upper(), PASSWORD).status_code == 302
        assert client.get("/tokens/").status_code == 200

    def test_attempts_are_limited(self, analyst: Person) -> None:
        answers = [self.attempt(browser(None), analyst.email, "wrong").status_code for _ in range(12)]
        assert answers[0] == 200
        refused = self.attempt(browser(None), analyst.email, PASSWORD)
        assert refused.status_code in (200, 429), "even the right password, for a while"
        assert "merida" not in refused.cookies

    def test_nobody_joins_uninvited(self) -> None:
        client = browser(None)
        client.post("/account/signup/", {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD})
        assert not Person.objects.filter(email="x@example.org").exists()

    def test_who_has_an_account_is_not_told(self, analyst: Person) -> None:
        pages = []
        for email in (analyst.email, "nobody@example.org"):
            cache.clear()
            page = browser(None).post("/account/password/reset/", {"email": email})
            pages.append((page.status_code, page["Location"]))
        assert pages[0] == pages[1]

    def test_passwords_are_stored_slowly(self) -> None:
        from merida.site.settings.security import PASSWORD_HASHERS

        assert PASSWORD_HASHERS[0].endswith(ScryptPasswordHasher.__name__)


class TestHeaders:
    def test_the_policy_lets_nothing_in_from_elsewhere(self) -> None:
        answer = browser(None).get("/account/login/")
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert "object-src" not in policy, "default-src covers it"

    def test_the_session_cookie_cannot_be_read_by_scripts(self, analyst: Person) -> None:
        client = browser(None)
        client.post("/account/login/", {"login": analyst.email, "password": PASSWORD})
        cookie = client.cookies["merida"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def shown(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('merida.person', true), current_setting('merida.organisations', true)")
        return HttpResponse(" ".join(cursor.fetchone()))


def failing(request: HttpRequest) -> HttpResponse:
    record_act(act="half_done", subject=None, by=current().person, at=timezone.now())
    raise RuntimeError("in the middle")


class Urls:
    urlpatterns: ClassVar = [
        path("api/shown", shown), path("shown", shown), path("failing", failing), *own.urlpatterns,
    ]  # fmt: skip


class TestMiddleware:
    @pytest.fixture(autouse=True)
    def addresses(self, settings: Any) -> Iterator[None]:
        settings.ROOT_URLCONF = Urls
        yield

    def test_the_database_knows_who_asks(self, analyst: Person, secretariat: Organisation) -> None:
        assert browser(analyst).get("/shown").content.decode() == f"{analyst.pk} {{{secretariat.pk}}}"
        assert browser(None).get("/shown").content.decode() == " {}"

    def test_a_token_speaks_for_its_person_to_programs_only(self, analyst: Person, secretariat: Organisation) -> None:
        with acting_as(analyst):
            _, secret = services.make_token(person=analyst, name="x", scopes=["read"], by=analyst, at=timezone.now())
        headers = {"Authorization": f"Bearer {secret}"}
        assert str(analyst.pk) in Client(headers=headers).get("/api/shown").content.decode()
        assert Client(headers=headers).get("/shown").content.decode() == " {}"
        assert Client(headers={"Authorization": "Bearer merida_no"}).get("/api/shown").content.decode() == " {}"

    @pytest.mark.django_db(transaction=True)
    def test_a_request_that_fails_leaves_nothing(self, analyst: Person) -> None:
        client = Client(raise_request_exception=False)
        client.force_login(analyst)
        before = AuditEntry.objects.count()
        assert client.get("/failing").status_code == 500
        with acting_as(analyst):
            assert not AuditEntry.objects.filter(act="half_done").exists()
            assert AuditEntry.objects.count() >= before

    @pytest.mark.django_db(transaction=True)
    def test_after_the_request_nobody_asks(self, analyst: Person) -> None:
        request = RequestFactory().get("/")
        request.user = analyst
        WhoAsks(lambda asked: HttpResponse())(request)
        assert current() == NOBODY
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('merida.person', true)")
            assert cursor.fetchone()[0] in (None, "")

    def test_acting_as_within_acting_as_comes_back(self, analyst: Person, person: Make) -> None:
        other = person("Bilal")
        with acting_as(analyst):
            with acting_as(other):
                assert current().person == other.pk
            with connection.cursor() as cursor:
                cursor.execute("select current_setting('merida.person')")
                assert cursor.fetchone()[0] == str(analyst.pk)


def test_each_attempt_to_sign_in_stands_in_the_log_without_its_words(analyst: Person, administrator: Person) -> None:
    cache.clear()
    for password in ("wrong words here", PASSWORD):
        Client().post("/account/login/", {"login": analyst.email, "password": password})
    with acting_as(administrator):
        entries = list(AuditEntry.objects.filter(act__startswith="sign_in"))
    assert [entry.act for entry in entries] == ["sign_in_failed", "sign_in"]
    assert entries[1].subject_id == str(analyst.pk)
    assert not any(word in entry.details for entry in entries for word in (analyst.email, "wrong"))
