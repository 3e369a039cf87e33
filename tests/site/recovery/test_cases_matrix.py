"""Every address of cases, for every role and relation; and that a case changes no outsider's answer by a byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from merida.money.units import Quantity
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.recovery.models import Asset, Case
from merida.site.recovery.services import cases, deadlines, orders, persons, requests, teams
from merida.site.recovery.services.recording import record_claim, record_event
from merida.site.recovery.urls import cases as addresses
from merida.site.recovery.views.acts import ADD, ROWS
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)

TEAM = {"holder", "team_reader"}
HOLDERS = {"holder", "colleague", "other_holder"}
EVERYBODY = {
    "stranger", "reader", "analyst", "secretariat", "administrator", "provider", "colleague", "other_holder", *TEAM,
}  # fmt: skip
# Name: method, subject, who may of those who see it (None: all of them), whether one must be signed in.
PAGES: dict[str, tuple[str, str, set[str] | None]] = {
    "home": ("GET", "", None), "cases": ("GET", "", None), "open_case": ("GET", "", HOLDERS),
    "case": ("GET", "case", None), "case_file": ("GET", "case", None),
    "case_events": ("GET", "case", None), "leave": ("POST", "case", {"holder"}),
    "add": ("GET", "add", {"holder"}), "row": ("GET", "row", {"holder"}), "requests": ("GET", "", None),
    "record_request": ("GET", "", HOLDERS), "request": ("GET", "request", None),
    "request_file": ("GET", "document", None), "requests_file": ("GET", "", None),
}  # fmt: skip
SIGNED_IN = {"open_case", "leave", "add", "row", "requests", "record_request", "requests_file"}


@pytest.fixture
def people(
    holder: Person, colleague: Person, analyst: Person, person: Callable[..., Person], secretariat: Organisation,
    state: Callable[[str], Organisation],
) -> dict[str, Client]:  # fmt: skip
    found: dict[str, Person | None] = {
        "stranger": None,
        "holder": holder,
        "colleague": colleague,
        "analyst": analyst,
        "other_holder": person("another holder", "case_holder", state("CHE")),
        "team_reader": person("a member of the team", "reader", state("PLW")),
        "provider": person("a provider", "provider", state("FRA")),
    }
    found |= {role: person(f"a {role}", role, secretariat) for role in ("reader", "secretariat", "administrator")}
    clients = {}
    for name, one in found.items():
        clients[name] = Client()
        clients[name].person = one  # type: ignore[attr-defined]
        if one is not None:
            clients[name].force_login(one)
    return clients


def worked_on(case: Case, holder: Person) -> dict[str, list[list[Any]]]:
    """Everything that a case can hold, and the arguments of its addresses."""
    day = date(2026, 2, 1)
    with acting_as(holder):
        known: dict[str, Any] = {"case": case, "by": holder, "at": NOW}
        asset = orders.add_asset(kind="account", label="Account", location="CHE", **known)
        order = orders.record_freezing_order(
            ground="conviction", jurisdiction="CHE", made_on=day, lapses_on=timezone.localdate(), assets=[asset],
            value=Quantity.of(5, "USD"), **known,
        )  # fmt: skip
        named = persons.name_person(name="Somebody", status="suspected", on=day, **known)
        claimant = persons.name_claimant(name="A bank", kind="third_party", on=day, asset=asset, **known)
        orders.record_custody(asset=asset, kind="managed", custodian="Office", on=day, **known)
        obstacle = cases.note_obstacle(code="delay", since=day, **known)
        deadlines.set_deadline(due_on=timezone.localdate(), words="Hearing", **known)
        request = requests.record_request(
            direction="out", kind="freezing", from_jurisdiction="PLW", to_jurisdiction="CHE", subject="Freezing",
            channel="liaison", sent_on=day, **known,
        )  # fmt: skip
        document = requests.add_document(
            request=request, kind="request", chunks=[b"x"], name="x.txt", media_type="text/plain", by=holder, at=NOW
        )
        deadline = case.deadlines.get(kind="other")
        event = record_event(kind="frozen", quantity=Quantity.of(5, "USD"), **known)
        claims = [
            record_claim(stage="frozen", key="x", words=word, quantity=Quantity.of(amount, "USD"), **known)
            for word, amount in (("five", 5), ("six", 6))
        ]
    rows = {
        "order": order, "person": named, "claimant": claimant, "obstacle": obstacle, "deadline": deadline,
        "request": request, "reverse": event, "prefer": claims[0].fact,
    }  # fmt: skip
    of = {"order": "order", "person": "person", "claimant": "claimant", "overcome": "obstacle", "close": "deadline",
          "request": "request", "reverse": "reverse", "prefer": "prefer"}  # fmt: skip
    return {
        "": [[]], "case": [[case.pk]], "request": [[request.pk]], "document": [[document.pk]],
        "add": [[case.pk, what] for what in ADD],
        "row": [[what, rows[of[what.partition("-")[0]]].pk] for what in ROWS],
    }  # fmt: skip


@pytest.fixture
def subjects(people: dict[str, Client], opened: Case, holder: Person, own_files: Path) -> dict[str, list[list[Any]]]:
    with acting_as(holder):
        member = people["team_reader"].person  # type: ignore[attr-defined]
        teams.join_case(row=opened, person=member, by=holder, at=NOW)
    return worked_on(opened, holder)


def ask(client: Client, method: str, address: str) -> HttpResponse:
    """The answer, and nothing of what it did stays."""
    with transaction.atomic():
        call = client.post if method == "POST" else client.get
        answer = call(address)
        transaction.set_rollback(True)
    return answer  # type: ignore[return-value]


def words(answer: Any, *replaced: str) -> str:
    """The whole answer without the token that is new at every request, and without the key that was asked for."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = f"{answer.status_code} {answer.headers.get('Location', '')} {content.decode('latin-1')}"
    said = re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", said)
    for one in replaced:
        said = said.replace(one, "KEY")
    return said


def test_every_address_is_listed() -> None:
    assert {page.name for page in addresses.pages} == set(PAGES)


def test_each_address_answers_each_person_as_it_should(
    people: dict[str, Client], subjects: dict[str, list[list[Any]]]
) -> None:
    wrong = []
    for name, (method, subject, may) in PAGES.items():
        for arguments in subjects[subject]:
            address = reverse(f"recovery:{name}", args=arguments)
            for who in sorted(people):
                status = ask(people[who], method, address).status_code
                if who == "stranger" and name in SIGNED_IN:
                    expected = {302}
                elif subject and who not in TEAM:
                    expected = {404}
                elif may is not None and who not in may:
                    expected = {403}
                else:
                    expected = {200, 302, 303}
                if status not in expected:
                    wrong.append((name, arguments, who, status, expected))
    assert not wrong


def test_what_exists_and_what_does_not_answer_outsiders_alike(
    people: dict[str, Client], subjects: dict[str, list[list[Any]]]
) -> None:
    wrong = []
    for name, (method, subject, _may) in PAGES.items():
        for arguments in subjects[subject] if subject else []:
            none = [uuid4() if not isinstance(one, str) else one for one in arguments]
            for who in sorted(EVERYBODY - TEAM):
                hidden, missing = (
                    words(ask(people[who], method, reverse(f"recovery:{name}", args=keys)), *map(str, keys))
                    for keys in (arguments, none)
                )
                if hidden != missing:
                    wrong.append((name, arguments, who))
    assert not wrong


OUTSIDERS = ("administrator", "colleague", "stranger")
ASKED = "?q=crane&jurisdiction=CHE&state=CHE&cluster=Crane"


def lists(resolver: Any = None, namespace: str = "") -> Iterator[str]:
    """Every address of the site that needs no key, of all applications; not those that sign somebody out."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from lists(one, f"{namespace}{one.namespace}:" if one.namespace else namespace)
        elif isinstance(one, URLPattern) and one.name and not one.name.startswith(("account_", "mfa_")):
            with suppress(NoReverseMatch):
                yield reverse(namespace + one.name)


def answers(people: dict[str, Client], addresses: list[str]) -> dict[tuple[str, str], str]:
    return {
        (who, address): words(people[who].get(address + (ASKED if "/search" not in address else "")))
        for who in OUTSIDERS
        for address in addresses
    }


def test_a_case_with_all_it_holds_changes_no_outsiders_answer_by_a_byte(
    people: dict[str, Client], holder: Person, own_files: Path
) -> None:
    addresses = sorted(set(lists()))
    first, before = answers(people, addresses), answers(people, addresses)
    stable = {key for key in before if first[key] == before[key]}
    assert len(stable) > 0.9 * len(before) > 100
    with acting_as(holder):
        case = cases.open_case(
            by=holder, at=timezone.now(), name="Purchase of harbour cranes", cluster="Crane",
            jurisdictions=[("location", "CHE"), ("origin", "PLW")],
        )  # fmt: skip
    worked_on(case, holder)
    assert people["holder"].get(reverse("recovery:case", args=[case.pk])).status_code == 200
    after = answers(people, addresses)
    assert [key for key in sorted(stable) if before[key] != after[key]] == []


def test_reading_a_case_is_written_down_for_its_reader_and_for_no_administrator(
    people: dict[str, Client], subjects: dict[str, list[list[Any]]], opened: Case
) -> None:
    people["holder"].get(reverse("recovery:case", args=[opened.pk]))
    page = people["administrator"].get(reverse("provenance:log")).content.decode()
    assert str(opened.pk) not in page and "recovery" not in page.partition("<main")[2]


def test_the_page_of_a_case_asks_the_same_number_of_questions_whatever_it_holds(
    people: dict[str, Client], subjects: dict[str, list[list[Any]]], holder: Person, opened: Case,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    address = reverse("recovery:case", args=[opened.pk])
    people["holder"].get(address)
    with acting_as(holder):
        for number in range(3):
            orders.add_asset(case=opened, kind="cash", label=f"Safe {number}", by=holder, at=NOW)
            orders.record_freezing_order(
                case=opened, ground="conviction", jurisdiction="CHE", made_on=date(2026, 2, 1),
                lapses_on=date(2027, 1, 1), assets=list(Asset.objects.all()), by=holder, at=NOW,
            )  # fmt: skip
    with django_assert_max_num_queries(75):
        assert people["holder"].get(address).status_code == 200
