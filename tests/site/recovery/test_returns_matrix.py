"""Who gets in where among article 57, agreements and use. An address that is not listed fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.models import Organisation, Person
from merida.site.recovery.models import Case
from merida.site.recovery.services.agreements import add_agreement, publish_agreement
from merida.site.recovery.services.positions import record_position
from merida.site.recovery.services.use import record_use
from merida.site.recovery.urls.returns import pages

pytestmark = pytest.mark.django_db(transaction=True)

ROLES = frozenset(Role.values)
EVERYBODY = ROLES | {"stranger", "of the team"}
TEAM = frozenset({"of the team"})
REGISTRARS = frozenset({Role.CASE_HOLDER.value, Role.SECRETARIAT.value, Role.ANALYST.value, "of the team"})
# Name: method, what its key stands for, and who gets in.
TABLE: dict[str, tuple[str, str, frozenset[str]]] = {
    "article57": ("GET", "case", TEAM),
    "article57_file": ("GET", "case", TEAM),
    "add_position": ("GET", "case", TEAM),
    "take_back_position": ("POST", "position", TEAM),
    "add_cost": ("GET", "case", TEAM),
    "return_steps": ("GET", "case", TEAM),
    "use": ("GET", "case", TEAM),
    "use_file": ("GET", "case", TEAM),
    "add_use": ("GET", "case", TEAM),
    "correct_use": ("GET", "use", TEAM),
    "take_back_use": ("POST", "use", TEAM),
    "report_on_use": ("GET", "use", TEAM),
    "add_case_agreement": ("GET", "case", TEAM),
    "link_agreement": ("GET", "case", TEAM),
    "agreements": ("GET", "", EVERYBODY),
    "add_agreement": ("GET", "", REGISTRARS),
    "compare_agreements": ("GET", "", EVERYBODY),
    "agreement": ("GET", "agreement", TEAM),
    "amend_agreement": ("GET", "agreement", TEAM),
    "publish_agreement": ("POST", "agreement", TEAM),
    "not_applicable": ("POST", "agreement", TEAM),
}
SENT = {"not_applicable": {"topic": "partnership", "because": "x"}}


def test_every_address_is_listed() -> None:
    assert {one.name for one in pages} == set(TABLE)


@pytest.fixture
def keys(holder: Person, opened: Case) -> dict[str, dict[str, Any]]:
    at = timezone.now()
    with acting_as(holder):
        position = record_position(case=opened, topic="basis", value="none", source="x", by=holder, at=at)
        use = record_use(case=opened, kind="allocation", title="x", source="y", by=holder, at=at)
        agreement = add_agreement(title="x", kind="case_by_case", parties=["CHE", "PLW"], terms=[], case=opened,
                                  source="y", by=holder, at=at)  # fmt: skip
    return {
        "": {}, "case": {"key": opened.pk}, "position": {"key": position.pk}, "use": {"key": use.pk},
        "agreement": {"key": agreement.pk},
    }  # fmt: skip


def client_of(one: Person | None) -> Client:
    cache.clear()
    client = Client(raise_request_exception=False)
    if one is not None:
        client.force_login(one)
    return client


def test_who_gets_in_where(
    holder: Person, keys: dict[str, dict[str, Any]], person: Callable[..., Person],
    state: Callable[[str], Organisation],
) -> None:  # fmt: skip
    visitors: dict[str, Person | None] = {"stranger": None}
    for role in Role.values:
        visitors[role] = person(f"a {role}", role, state("FJI"))
    visitors["of the team"] = holder  # last: what it takes back is gone for the others
    faults = []
    for visitor, one in visitors.items():
        client = client_of(one)
        for name, (method, subject, who) in sorted(TABLE.items(), key=lambda item: item[1][0]):
            url = reverse(f"recovery:{name}", kwargs=keys[subject])
            answer = client.get(url) if method == "GET" else client.post(url, SENT.get(name, {}))
            refused = answer.status_code in (403, 404) or answer.get("Location", "").startswith("/account/login/")
            if answer.status_code >= 500 or refused == (visitor in who):
                faults.append(f"{name}: {visitor} gets {answer.status_code}")
    assert not faults, "\n".join(faults)


def test_what_one_may_not_see_is_what_is_not_there(colleague: Person, keys: dict[str, dict[str, Any]]) -> None:
    client = client_of(colleague)
    for name, (method, subject, _who) in TABLE.items():
        if not subject:
            continue
        told = []
        for key in (keys[subject]["key"], uuid4()):
            url = reverse(f"recovery:{name}", args=[key])
            answer = client.get(url) if method == "GET" else client.post(url, SENT.get(name, {}))
            told.append((answer.status_code, answer.content))
        assert told[0] == told[1], name
        assert told[0][0] == 404


def test_a_restricted_agreement_changes_no_outsiders_list_by_a_byte(
    holder: Person, opened: Case, colleague: Person
) -> None:
    client = client_of(colleague)
    addresses = [reverse("recovery:agreements"), reverse("recovery:compare_agreements")]
    before = [_without_token(client.get(one).content) for one in addresses]
    with acting_as(holder):
        row = add_agreement(title="x", kind="case_by_case", parties=["CHE", "PLW"], terms=[], case=opened,
                            published="https://example.org/a", by=holder, at=timezone.now())  # fmt: skip
    assert [_without_token(client.get(one).content) for one in addresses] == before
    with acting_as(holder):
        publish_agreement(agreement=row, what_for="x", by=holder, at=timezone.now())
    assert client.get(reverse("recovery:agreement", args=[row.pk])).status_code == 200
    assert str(opened.pk) not in client.get(reverse("recovery:agreement", args=[row.pk])).content.decode()


def _without_token(page: bytes) -> bytes:
    return b"\n".join(line for line in page.split(b"\n") if b"csrfmiddlewaretoken" not in line)
