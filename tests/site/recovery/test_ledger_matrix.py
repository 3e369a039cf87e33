"""Every address of the ledger, for every role and relation; what one may not see changes no answer by a byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.recovery.models import Case, Event, Load, Suspicion
from merida.site.recovery.services.files import hand_in
from merida.site.recovery.services.recording import record_event
from merida.site.recovery.services.suspecting import suspect
from merida.site.recovery.urls import ledger as addresses
from tests.site.recovery.conftest import NOW
from tests.site.recovery.test_loading import load

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = (
    b"case_id,event,event_status,amount,currency,date,event_group\n"
    b"a,returned,done,1126951.45,USD,2015-11-01,r\na,returned,done,1126915.45,USD,2015-11-01,r\n"
)
LOADERS = {"analyst", "secretariat", "holder", "other_holder"}
OPEN = {"volumes", "volume_events", "volumes_file", "suspicions"}
# Name: subject, who may; "own": those who also see the load (of the secretariat).
PAGES: dict[str, tuple[str, str, set[str] | None]] = {
    "volumes": ("GET", "", None), "volume_events": ("GET", "", None), "volumes_file": ("GET", "", None),
    "suspicions": ("GET", "", None), "loads": ("GET", "", LOADERS), "load": ("GET", "load", {"analyst", "secretariat"}),
    "accept_load": ("POST", "load", {"analyst", "secretariat"}),
    "decide_suspicion": ("POST", "suspicion", {"analyst", "secretariat"}),
}  # fmt: skip


@pytest.fixture
def people(
    holder: Person, analyst: Person, person: Callable[..., Person], secretariat: Organisation,
    state: Callable[[str], Organisation], own_files: Path,
) -> dict[str, Client]:  # fmt: skip
    found: dict[str, Person | None] = {
        "stranger": None, "holder": holder, "analyst": analyst,
        "other_holder": person("another holder", "case_holder", state("CHE")),
        "provider": person("a provider", "provider", state("FRA")),
    }  # fmt: skip
    found |= {role: person(f"a {role}", role, secretariat) for role in ("reader", "secretariat", "administrator")}
    clients = {name: Client() for name in found}
    for name, one in found.items():
        if one is not None:
            clients[name].force_login(one)
    return clients


def test_every_address_is_listed_and_answers_each_person_as_it_should(
    people: dict[str, Client], analyst: Person
) -> None:
    assert {one.name for one in addresses.pages} == set(PAGES)
    wrong = []
    for name, (method, subject, may) in PAGES.items():
        for who, client in people.items():
            with acting_as(analyst):
                made = hand_in(name="x.csv", chunks=[ROWS], public=False, by=analyst, at=NOW)
            key = made.pk
            if subject == "suspicion":
                key = waiting(people["analyst"], analyst)
            address = reverse(f"recovery:{name}", args=[key] if subject else [])
            call = client.post if method == "POST" else client.get
            status = call(address, {"verdict": "confirmed"} if subject == "suspicion" else None).status_code
            if name in OPEN:
                expected = {200}
            elif who == "stranger":
                expected = {302}
            elif may is not None and who not in may:
                expected = {403, 404}
            else:
                expected = {200, 303}
            if status not in expected:
                wrong.append((name, who, status))
    assert not wrong


def waiting(client: Client, analyst: Person) -> Any:
    """A suspicion of the secretariat that nobody decided."""
    with acting_as(analyst):
        number = Load.objects.count()
        text = ROWS.decode().replace("\na,", f"\ncase {number},").replace(",r\n", f",{number}\n")
    load(analyst, text, public=False)
    with acting_as(analyst):
        suspect(load=Load.objects.exclude(counts={}).latest("made_at"), by=analyst, at=NOW)
        return Suspicion.objects.filter(decision=None).latest("proposed_at", "id").pk


def test_an_address_of_nothing_says_so(people: dict[str, Client]) -> None:
    for name in ("load", "accept_load", "decide_suspicion"):
        call = people["analyst"].get if PAGES[name][0] == "GET" else people["analyst"].post
        assert call(reverse(f"recovery:{name}", args=[uuid4()])).status_code == 404


def answered(client: Client, address: str) -> bytes:
    """The answer but for the token against forged forms, which is drawn anew each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", client.get(address).content)


def test_a_restricted_event_changes_no_outsiders_answer_by_a_byte(
    people: dict[str, Client], analyst: Person, holder: Person, opened: Case
) -> None:
    load(analyst, ROWS.decode())
    questions = [
        "/recovery/volumes/", "/recovery/volumes/?by=origin&stage=frozen", "/recovery/volumes/events/",
        "/recovery/volumes/file?format=jsonl&by=origin&currency=USD", "/recovery/suspicions/",
        "/api/v1/recovery/volumes?stage=frozen&by=year&currency=EUR",
    ]  # fmt: skip
    outsiders = ("stranger", "provider", "other_holder")
    before = {(who, one): answered(people[who], one) for who in outsiders for one in questions}
    with acting_as(holder):
        for kind in ("frozen", "transferred"):
            record_event(
                case=opened, kind=kind, quantity=Quantity.of(77, "KES"), when=When.of("2011"), origins=["KEN"],
                by=holder, at=NOW,
            )  # fmt: skip
        assert Event.objects.filter(case=opened).count() == 2
    assert b"2011" in people["holder"].get(questions[0]).content
    for (who, question), answer in before.items():
        assert answered(people[who], question) == answer, (who, question)


def test_a_file_is_shown_then_accepted_and_twice_changes_nothing(people: dict[str, Client], analyst: Person) -> None:
    bad = ROWS + b"b,returned,done,5,USD,2020-02-31,\nb,stolen,done,5,USD,2020,\n"
    client = people["analyst"]
    shown = client.post(reverse("recovery:loads"), {"file": SimpleUploadedFile("events.csv", bad)}).headers["Location"]
    page = client.get(shown).content.decode()
    assert "row 4, column date" in page and "row 5, column event" in page and "2020-02-31" in page
    with acting_as(analyst):
        assert not Event.objects.exists()
    assert client.post(f"{shown}accept", {"verdict": "accept"}).status_code == 303
    with acting_as(analyst):
        assert Event.objects.count() == 1
    again = client.post(reverse("recovery:loads"), {"file": SimpleUploadedFile("events.csv", bad)}).headers["Location"]
    client.post(f"{again}accept", {"verdict": "accept"})
    with acting_as(analyst):
        assert Event.objects.count() == 1
        assert Suspicion.objects.filter(kind="digits").count() == 1


def test_a_suspicion_is_decided_once_and_not_asked_again(people: dict[str, Client], analyst: Person) -> None:
    key = waiting(people["analyst"], analyst)
    address = reverse("recovery:decide_suspicion", args=[key])
    client = people["analyst"]
    client.post(address, {"verdict": "rejected", "because": ""})
    with acting_as(analyst):
        assert Suspicion.objects.filter(pk=key, decision=None).exists()
    client.post(address, {"verdict": "rejected", "because": "Both figures are printed."})
    client.post(address, {"verdict": "confirmed"})
    with acting_as(analyst):
        decided = Suspicion.objects.get(pk=key)
        assert (decided.decision.verdict, decided.decision.because) == ("rejected", "Both figures are printed.")
        suspect(load=Load.objects.exclude(counts={}).latest("made_at"), by=analyst, at=NOW)
        assert Suspicion.objects.filter(digest=decided.digest).count() == 1


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "jsonl", "txt"])
def test_volumes_are_handed_on_with_how_they_were_made(people: dict[str, Client], analyst: Person, kind: str) -> None:
    load(analyst, ROWS.decode())
    answer = people["stranger"].get(f"/recovery/volumes/file?format={kind}&by=year&currency=EUR")
    assert answer.status_code == 200 and len(answer.content) > 100
    if kind in ("csv", "jsonl", "txt"):
        text = answer.content.decode()
        assert "1126951.45" in text or "1,126,951.45" in text
        assert "Nothing is interpolated" in text
