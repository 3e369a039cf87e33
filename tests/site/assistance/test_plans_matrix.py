"""Every address of replies and plans, for every role and relation: what it answers. One that is not listed fails."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from merida.site.assistance.models.institutions import Delivery, PersonalLink
from merida.site.assistance.services.links import make_link
from merida.site.assistance.services.progress import open_round
from merida.site.assistance.urls.plans import pages
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from tests.site.assistance.focal import Desk, desk
from tests.site.assistance.test_plans import Planned

__all__ = ["desk"]
pytestmark = pytest.mark.django_db(transaction=True)

OWN, OPEN, KEEP = "own", "open", "keep"
"""Whom an address lets in: focal points of this authority; everybody; focal points, each for her own authority."""

# Name: method, what its key is, who may.
PAGES: dict[str, tuple[str, str, str]] = {
    "state": ("GET", "state", OPEN), "matrix_file": ("GET", "state", OPEN), "update_file": ("GET", "state", OPEN),
    "assign": ("POST", "state", OWN), "share_matrix": ("GET", "", KEEP), "minister": ("GET", "", KEEP),
    "handover": ("GET", "", KEEP), "institutions": ("GET", "", KEEP), "letters": ("GET", "", KEEP),
    "upload_replies": ("POST", "", KEEP), "institution": ("GET", "institution", OWN),
    "close_institution": ("POST", "institution", OWN), "make_link": ("POST", "institution", OWN),
    "institution_file": ("GET", "institution_file", OWN), "revoke_link": ("POST", "link", OWN),
    "assignment": ("GET", "assignment", OWN), "withdraw_assignment": ("POST", "assignment", OWN),
    "delivery": ("GET", "delivery", OWN), "decline_delivery": ("POST", "delivery", OWN),
    "delivery_file": ("GET", "delivery", OWN), "answer": ("GET", "secret", OPEN), "kept_file": ("GET", "file", OWN),
    "answer_sheet": ("GET", "secret_sheet", OPEN), "plans": ("GET", "", "signed in"), "load_plan": ("POST", "", KEEP),
    "plan": ("GET", "plan", OWN), "roadmap": ("GET", "plan", OWN), "plan_file": ("GET", "plan", OWN),
    "add_item": ("GET", "plan", OWN), "add_round": ("POST", "plan", OWN), "share_plan": ("GET", "plan", OWN),
    "item": ("GET", "item", OWN), "change_item": ("GET", "item", OWN), "move_item": ("POST", "item", OWN),
    "remove_item": ("POST", "item", OWN),
    "report_progress": ("POST", "item", OWN), "verify_report": ("POST", "report", OWN),
    "remind_round": ("POST", "round", OWN), "name_help": ("POST", "item", OWN),
}  # fmt: skip
READS = {
    "institution", "institution_file", "assignment", "delivery", "delivery_file", "plan", "roadmap", "plan_file",
    "item", "kept_file",
}  # fmt: skip
"""What others of the same authority may read: the acts are the focal point's."""
OUTSIDERS = ("secretariat", "analyst", "administrator", "provider", "case_holder", "reader")


def test_every_address_is_listed() -> None:
    assert {one.name for one in pages} == set(PAGES)


@pytest.fixture
def keys(desk: Desk) -> dict[str, list[Any]]:
    planned = Planned(desk)
    given = desk.given(planned.justice, 0)[0]
    report = planned.report(planned.law, "done", said_by=planned.justice, evidence=("act.txt", b"Act 3"))
    delivery = desk.returned(desk.sheet(planned.justice))
    with acting_as(desk.focal):
        _link, address = make_link(institution=planned.justice, by=desk.focal, at=timezone.now())
        quarter = open_round(
            plan=planned.plan, name="Q1", due_on=date(2099, 3, 31), remind_on=date(2099, 3, 1), by=desk.focal,
            at=timezone.now(),
        )  # fmt: skip
        assert Delivery.objects.get().pk == delivery.pk
        return {
            "": [], "state": ["PLW"], "institution": [planned.justice.pk],
            "institution_file": [planned.justice.pk, "sheet"], "link": [PersonalLink.objects.get().pk],
            "assignment": [given.pk], "delivery": [delivery.pk], "secret": [address.rstrip("/").rpartition("/")[2]],
            "secret_sheet": [address.rstrip("/").rpartition("/")[2], "actions"],
            "file": [report.source_id],
            "plan": [planned.plan.pk], "item": [planned.law.pk], "report": [report.pk], "round": [quarter.pk],
        }  # fmt: skip


def ask(client: Client, name: str, keys: list[Any]) -> tuple[int, str]:
    """The status and where it leads; nothing of what it did stays."""
    method = PAGES[name][0]
    with transaction.atomic():
        answer = (client.post if method == "POST" else client.get)(reverse(f"assistance:{name}", args=keys))
        transaction.set_rollback(True)
    return answer.status_code, answer.get("Location", "")


def test_each_address_lets_in_whom_it_should(
    desk: Desk, keys: dict[str, list[Any]], person: Any, state: Any, secretariat: Any
) -> None:
    people = {"owner": desk.focal, "other focal point": person("Kenyan", "focal_point", state("KEN"))}
    people |= {role: person(f"A {role}", role, secretariat) for role in OUTSIDERS}
    people["colleague"] = person("Colleague", "reader", state("PLW"))
    clients: dict[str, Client] = {"stranger": Client()}
    for name, one in people.items():
        clients[name] = Client()
        clients[name].force_login(one)
    assert {*OUTSIDERS, "focal_point", "second_coder"} == set(Role.values)
    wrong = []
    for name, (_method, subject, may) in PAGES.items():
        for who, client in clients.items():
            status, to = ask(client, name, keys[subject])
            in_ = status in (200, 302, 303) and "/account/login/" not in to
            if may == OPEN:
                allowed = True
            elif may == "signed in":
                allowed = who != "stranger"
            elif may == KEEP:
                allowed = who in ("owner", "other focal point")
            else:
                allowed = who == "owner" or (who == "colleague" and name in READS)
            if may == KEEP and not allowed and status == 302 and to == "/":
                in_ = False  # told in one sentence where one came from
            if name == "letters" and who == "other focal point":
                in_ = True  # nothing to send yet: she is told so
            if in_ != allowed or status >= 500:
                wrong.append((name, who, status, to))
    assert not wrong


def test_what_is_not_ones_own_is_like_what_is_not(
    desk: Desk, keys: dict[str, list[Any]], person: Any, state: Any
) -> None:
    client = Client()
    client.force_login(person("Kenyan", "focal_point", state("KEN")))
    wrong = []
    for name, (_method, subject, may) in PAGES.items():
        if may != OWN or subject == "state":
            continue
        hidden = ask(client, name, keys[subject])
        nothing = ask(client, name, [uuid4(), *keys[subject][1:]])
        if hidden != nothing or hidden[0] != 404:
            wrong.append((name, hidden, nothing))
    assert not wrong
