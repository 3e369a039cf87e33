"""Every address of requests and activities, for every role and relation. An address that is not listed fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from merida.site.assistance.choices_requests import ActivityAudience
from merida.site.assistance.models.activities import ActivityLoad
from merida.site.assistance.services.activities import add_activity
from merida.site.assistance.services.loading import keep_activities_file, read_load
from merida.site.assistance.services.requests import Asked, consent_to_request, make_request
from merida.site.assistance.told import Told
from merida.site.assistance.urls.requests import pages
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from tests.site.assistance.iati_files import activity, file

pytestmark = pytest.mark.django_db(transaction=True)

EVERYBODY = {
    "stranger", "left", "reader", "analyst", "secretariat", "administrator", "case_holder", "owner", "other_focal",
    "provider", "other_provider",
}  # fmt: skip
SIGNED_IN = EVERYBODY - {"stranger", "left"}
FOCAL = {"owner", "other_focal"}
PROVIDERS = {"provider", "other_provider"}
REPLY = PROVIDERS | {"secretariat"}
TELL = REPLY | FOCAL
SEES = {
    "": EVERYBODY, "state": EVERYBODY, "public": EVERYBODY, "request": {"owner", "provider"}, "hidden": {"owner"},
    "draft": {"provider"}, "load": {"provider"},
}  # fmt: skip
# Name: method, who may by role or relation, whether strangers may look, subjects.
PAGES: dict[str, tuple[str, set[str], bool, tuple[str, ...]]] = {
    "requests": ("GET", SIGNED_IN, False, ("",)),
    "make_request": ("GET", FOCAL, False, ("",)), "state_contact": ("GET", FOCAL, False, ("",)),
    "watch": ("GET", REPLY, False, ("",)),
    "request": ("GET", SIGNED_IN, False, ("request", "hidden")),
    "change_request": ("GET", {"owner"}, False, ("request", "hidden")),
    "consent": ("GET", {"owner"}, False, ("request", "hidden")),
    "withdraw_consent": ("POST", {"owner"}, False, ("request", "hidden")),
    "close_request": ("POST", {"owner"}, False, ("request", "hidden")),
    "erase_contact": ("POST", {"owner"}, False, ("request", "hidden")),
    "reply": ("POST", REPLY, False, ("request", "hidden")),
    "activities": ("GET", EVERYBODY, True, ("",)), "add_activity": ("GET", TELL, False, ("",)),
    "here": ("GET", SIGNED_IN, False, ("",)), "iati": ("GET", TELL, False, ("",)),
    "publisher": ("GET", TELL, False, ("",)), "hand_in": ("GET", TELL, False, ("",)),
    "empty_activities": ("GET", EVERYBODY, True, ("",)),
    "load": ("GET", SIGNED_IN, False, ("load",)), "accept_load": ("POST", SIGNED_IN, False, ("load",)),
    "discard_load": ("POST", SIGNED_IN, False, ("load",)),
    "activity": ("GET", EVERYBODY, True, ("public", "draft")),
    "correct_activity": ("GET", {"provider"}, False, ("public", "draft")),
    "show_activity": ("POST", {"provider"}, False, ("public", "draft")),
    "take_back_activity": ("POST", {"provider"}, False, ("public", "draft")),
    "briefs": ("GET", EVERYBODY, True, ("",)), "brief": ("GET", EVERYBODY, True, ("state",)),
    "brief_file": ("GET", EVERYBODY, True, ("state",)), "own_year": ("GET", TELL, False, ("",)),
}  # fmt: skip


def test_every_address_is_listed() -> None:
    assert {one.name for one in pages} == set(PAGES)


@pytest.fixture
def people(
    analyst: Person, person: Any, secretariat: Organisation, state: Callable[[str], Organisation]
) -> dict[str, Client]:
    office = Organisation.objects.create(name="Office", kind=OrganisationKind.INTERNATIONAL)
    agency = Organisation.objects.create(name="Agency", kind=OrganisationKind.OTHER)
    found: dict[str, Person | None] = {"stranger": None, "analyst": analyst, "left": person("Lea", is_active=False)}
    for role in ("reader", "secretariat", "administrator"):
        found[role] = person(f"a {role}", role, secretariat)
    found["case_holder"] = person("a case holder", "case_holder", state("FRA"))
    found["owner"] = person("the focal point", "focal_point", state("PLW"))
    found["other_focal"] = person("another focal point", "focal_point", state("KEN"))
    found["provider"] = person("a provider", "provider", office)
    found["other_provider"] = person("another provider", "provider", agency)
    clients = {}
    for name, one in found.items():
        clients[name] = Client()
        clients[name].person = one  # type: ignore[attr-defined]
        if one is not None:
            clients[name].force_login(one)
    return clients


@pytest.fixture
def subjects(people: dict[str, Client]) -> dict[str, list[Any]]:
    owner: Person = people["owner"].person  # type: ignore[attr-defined]
    provider: Person = people["provider"].person  # type: ignore[attr-defined]
    now, found = timezone.now(), {"": [], "state": ["PLW"]}
    with acting_as(owner):
        asked = Asked(title="A law", text="Help with a law")
        found["hidden"] = [make_request(asked=asked, by=owner, at=now).pk]
        request = make_request(asked=asked, by=owner, at=now)
        to = [Organisation.objects.get(name="Office")]
        consent_to_request(request=request, to="organisations", seen=0, by=owner, at=now, organisations=to)
        found["request"] = [request.pk]
    with acting_as(provider):
        for name, audience in (("public", ActivityAudience.PUBLIC), ("draft", ActivityAudience.ORIGINATOR)):
            told = Told(titles={"en": name}, jurisdictions=("PLW",), status="planned")
            found[name] = [add_activity(told=told, by=provider, at=now, audience=audience).pk]
        load = keep_activities_file(chunks=[file(activity())], name="a.xml", by=provider, at=now)
    read_load(load_id=load.pk, by=provider.pk)
    with acting_as(provider):
        assert ActivityLoad.objects.get(pk=load.pk).status == "preview"
    found["load"] = [load.pk]
    return found


def ask(client: Client, method: str, address: str) -> int:
    """The status, and nothing of what it did stays."""
    data = {"seen": "1", "because": "x", "audience": "members", "answer": "can_help"}
    with transaction.atomic():
        answer = client.post(address, data) if method == "POST" else client.get(address)
        transaction.set_rollback(True)
    return int(answer.status_code)


def expected(who: str, subject: str, may: set[str], open_: bool, method: str) -> set[int]:
    """The statuses that an address may give somebody."""
    if who in ("stranger", "left") and not open_:
        return {302}
    if who not in SEES[subject]:
        return {403, 404} if who not in may else {404}
    if who not in may:
        return {403}
    return {200} if method == "GET" else {200, 302, 303, 422}


def test_each_address_answers_each_person_as_it_should(
    people: dict[str, Client], subjects: dict[str, list[Any]]
) -> None:
    wrong = []
    for name, (method, may, open_, about) in PAGES.items():
        for subject in about:
            address = reverse(f"assistance:{name}", args=subjects[subject])
            for who, client in people.items():
                status, wanted = ask(client, method, address), expected(who, subject, may, open_, method)
                if status not in wanted:
                    wrong.append((name, subject, who, status, wanted))
    assert wrong == []


def test_programs_see_what_people_see(people: dict[str, Client], subjects: dict[str, list[Any]]) -> None:
    listed = {
        who: {one["id"] for one in client.get("/api/v1/assistance/requests").json()["items"]}
        for who, client in people.items()
    }
    both = {str(subjects["request"][0]), str(subjects["hidden"][0])}
    assert listed.pop("owner") == both
    assert listed.pop("provider") == {str(subjects["request"][0])}
    assert set().union(*listed.values()) == set()
    paths = ("assistance/requests/{}", "assistance/activities/{}")
    for path, subject, seeing in ((paths[0], "hidden", {"owner"}), (paths[1], "draft", {"provider"})):
        for who, client in people.items():
            status = client.get(f"/api/v1/{path.format(subjects[subject][0])}").status_code
            assert status == (200 if who in seeing else 404), (path, who)
    public = people["stranger"].get("/api/v1/assistance/activities").json()["items"]
    assert [one["title"] for one in public] == ["public"]


def test_the_operations_of_these_areas_are_listed() -> None:
    from merida.site.evidence.api import api  # slow

    paths = {path for path in api.get_openapi_schema()["paths"] if "/assistance/" in path}
    mine = {"requests", "requests/{key}", "activities", "activities/{key}", "here"}
    assert {f"/api/v1/assistance/{one}" for one in mine} <= paths
