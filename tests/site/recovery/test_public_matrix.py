"""Who gets in where among what is public, publishing and calls for data. An address that is not listed fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
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
from merida.site.recovery.models import Case, Publication
from merida.site.recovery.services.calling import open_call
from merida.site.recovery.urls.public import pages

pytestmark = pytest.mark.django_db(transaction=True)

ROLES = frozenset(Role.values)
EVERYBODY = ROLES | {"stranger", "of the team"}
MEMBERS = EVERYBODY - {"stranger"}
TABLE: dict[str, tuple[str, str, frozenset[str]]] = {
    "public": ("GET", "", EVERYBODY),
    "public_state": ("GET", "state", EVERYBODY),
    "public_file": ("GET", "state", EVERYBODY),
    "publication": ("GET", "publication", EVERYBODY),
    "reply": ("POST", "publication", EVERYBODY),
    "withdraw_publication": ("POST", "nothing", frozenset()),
    "publish": ("GET", "case", frozenset({"of the team"})),
    "replies": ("GET", "", MEMBERS),
    "answer_reply": ("POST", "nothing", frozenset()),
    "calls": ("GET", "", MEMBERS),
    "open_call": ("GET", "", frozenset({Role.SECRETARIAT.value})),
    "call": ("GET", "call", MEMBERS),
    "call_template": ("GET", "call", frozenset({Role.CASE_HOLDER.value, Role.FOCAL_POINT.value, "of the team"})),
    "answer_call": ("POST", "call", frozenset({Role.CASE_HOLDER.value, Role.FOCAL_POINT.value, "of the team"})),
    "share_answer": ("POST", "nothing in call", frozenset()),
}
"""Name to method, what its key stands for, and who gets in."""
SENT = {
    "reply": {"kind": "reply", "words": "It was later."},
    "answer_call": {"stage": "used", "amount": "not disclosed"},
}


def test_every_address_is_listed() -> None:
    assert {one.name for one in pages} == set(TABLE)


def test_who_gets_in_where(
    holder: Person, opened: Case, person: Callable[..., Person], state: Callable[[str], Organisation],
    secretariat: Organisation,
) -> None:  # fmt: skip
    secretary = person("Sabine", "secretariat", secretariat)
    with acting_as(secretary):
        call = open_call(
            name="Volumes", year=2024, due_on=timezone.localdate() + timedelta(days=9), by=secretary, at=timezone.now()
        )
    publication = Publication.objects.create(
        identifier="PLW/2024/1", version=1, title="A return", authority=state("PLW"), published_for="Authority",
        published_at=timezone.now(),
    )  # fmt: skip
    keys: dict[str, dict[str, Any]] = {
        "": {}, "state": {"state": "PLW"}, "publication": {"key": publication.pk}, "case": {"key": opened.pk},
        "call": {"key": call.pk}, "nothing": {"key": uuid4()},
        "nothing in call": {"key": call.pk, "submission": uuid4()},
    }  # fmt: skip
    visitors: dict[str, Person | None] = {"stranger": None, "of the team": holder}
    for role in Role.values:
        visitors[role] = person(f"a {role}", role, state("FJI"))
    faults = []
    for name, (method, subject, who) in TABLE.items():
        for visitor, one in visitors.items():
            cache.clear()
            client = Client(raise_request_exception=False)
            if one is not None:
                client.force_login(one)
            url = reverse(f"recovery:{name}", kwargs=keys[subject])
            answer = client.get(url) if method == "GET" else client.post(url, SENT.get(name, {}))
            refused = answer.status_code in (403, 404) or answer.get("Location", "").startswith("/account/login/")
            if answer.status_code >= 500 or refused == (visitor in who):
                faults.append(f"{name}: {visitor} gets {answer.status_code}")
    assert not faults, "\n".join(faults)


def test_a_case_that_one_may_not_see_is_one_that_is_not_there(opened: Case, colleague: Person) -> None:
    client = Client()
    client.force_login(colleague)
    hidden = client.get(reverse("recovery:publish", args=[opened.pk]))
    none = client.get(reverse("recovery:publish", args=[uuid4()]))
    assert (
        (hidden.status_code, len(hidden.content)) == (none.status_code, len(none.content)) == (404, len(none.content))
    )
