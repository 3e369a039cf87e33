"""Cases, requests, agreements and use for programs: every operation, for those who see the row and for all others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.interface import api
from merida.site.people.models import Organisation, Person
from merida.site.people.services.tokens import make_token
from merida.site.recovery.models import Case
from merida.site.recovery.services import orders, persons, requests
from merida.site.recovery.services.agreements import add_agreement
from merida.site.recovery.services.positions import record_position
from merida.site.recovery.services.recording import record_claim, record_event
from merida.site.recovery.services.use import record_use, report_on_use
from merida.tracing.agreements import Term
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)

LISTS = {
    "recovery_cases": "/api/v1/recovery/cases", "recovery_requests": "/api/v1/recovery/requests",
    "recovery_agreements": "/api/v1/recovery/agreements",
}  # fmt: skip
ROWS = {
    "recovery_case": "/api/v1/recovery/cases/{case}", "recovery_request": "/api/v1/recovery/requests/{request}",
    "recovery_agreement": "/api/v1/recovery/agreements/{agreement}",
    "recovery_use": "/api/v1/recovery/cases/{case}/use",
    "recovery_article57": "/api/v1/recovery/cases/{case}/article-57",
}  # fmt: skip
ELSEWHERE = {"recovery_volumes"}


def test_every_operation_is_listed() -> None:
    paths = {one for one in api.get_openapi_schema()["paths"] if one.startswith("/api/v1/recovery/")}
    named = {reverse(f"api-v1:{name}") for name in (*LISTS, *ELSEWHERE)}
    key = "00000000-0000-0000-0000-000000000000"
    named |= {reverse(f"api-v1:{name}", args=[key]).replace(key, "{key}") for name in ROWS}
    assert paths == named


@pytest.fixture
def keys(holder: Person, opened: Case) -> dict[str, str]:
    """A case with everything of it, and the keys of its rows."""
    known: dict[str, Any] = {"case": opened, "by": holder, "at": NOW}
    with acting_as(holder):
        asset = orders.add_asset(kind="account", label="Account", location="CHE", **known)
        orders.record_freezing_order(
            ground="conviction", jurisdiction="CHE", made_on=date(2026, 2, 1), assets=[asset],
            value=Quantity.of(5, "USD"), **known,
        )  # fmt: skip
        persons.name_person(name="Ferdinand Rask", status="charged", on=date(2026, 2, 1), **known)
        persons.name_claimant(name="Bank of Rask", kind="third_party", on=date(2026, 2, 1), **known)
        request = requests.record_request(
            direction="out", kind="freezing", from_jurisdiction="PLW", to_jurisdiction="CHE", subject="Freezing",
            channel="liaison", contact="Desk", sent_on=date(2026, 2, 1), **known,
        )  # fmt: skip
        record_claim(stage="transferred", words="about 4.6 million", quantity=Quantity.of("4.60", "USD"),
                     qualifier="about", whose="Switzerland", when=When.of("2026-02"), **known)  # fmt: skip
        record_event(kind="received", **known)
        record_position(topic="route", value="own_proceedings", of="CHE", source="a letter", **known)
        made = record_use(kind="allocation", title="A clinic", source="law", stated=Stated(Quantity.of(3, "USD")),
                          women=2, **known)  # fmt: skip
        report_on_use(use=made, kind="audit", by_whom="Auditor", finding="confirmed", source="r", by=holder, at=NOW)
        agreement = add_agreement(
            title="Arrangement", kind="case_by_case", parties=["CHE", "PLW"], source="y",
            terms=[Term("monitoring", ("civil_society",), "civil society takes part", "art. 5")], **known,
        )  # fmt: skip
    return {"case": str(opened.pk), "request": str(request.pk), "agreement": str(agreement.pk)}


def told(client: Client, person: Person | None, address: str) -> tuple[int, bytes]:
    headers = {}
    if person is not None:
        with acting_as(person):
            _token, secret = make_token(person=person, name="x", scopes=("read",), by=person, at=timezone.now())
        headers = {"Authorization": f"Bearer {secret}"}
    answer = client.get(address, headers=headers)
    return answer.status_code, answer.content


def test_who_is_of_no_team_learns_nothing_from_any_operation(
    client: Client, holder: Person, colleague: Person, person: Callable[..., Person],
    state: Callable[[str], Organisation], keys: dict[str, str],
) -> None:  # fmt: skip
    none = {name: str(uuid4()) for name in keys}
    others: list[Person | None] = [None, colleague]
    others += [person(f"a {role}", role, state("FJI")) for role in Role.values]
    for one in others:
        for name, address in ROWS.items():
            hidden, missing = (told(client, one, address.format(**found)) for found in (keys, none))
            assert hidden == missing and hidden[0] == 404, (name, one)
        for name, address in LISTS.items():
            status, content = told(client, one, address)
            assert status == 200 and b'"items": []' in content, (name, one, content)
    for name, address in (*ROWS.items(), *LISTS.items()):
        status, content = told(client, holder, address.format(**keys))
        assert status == 200 and b'"items": []' not in content, name


def test_a_case_is_told_in_codes_with_exact_amounts_and_without_names(
    client: Client, holder: Person, keys: dict[str, str]
) -> None:
    client.force_login(holder)
    answer = client.get(ROWS["recovery_case"].format(**keys))
    found = answer.json()
    assert "Rask" not in answer.content.decode()
    assert found["offences"] == ["17", "23"] and {"role": "location", "jurisdiction": "CHE"} in found["jurisdictions"]
    assert [(one["kind"], one["ground"], one["jurisdiction"]) for one in found["orders"]] == [
        ("freezing", "conviction", "CHE")
    ]
    events = {one["stage"]: one for one in found["events"]}
    assert events["received"]["stated"] is None
    (claim,) = found["facts"][0]["claims"]
    assert claim["stated"] == {"amount": "4.60", "unit": "USD", "qualifier": "about"}
    assert (claim["whose"], claim["when"]) == ("CHE", "2026-02")
    assert found["persons"][0]["status"] == "charged" and found["claimants"][0]["status"] == "claimed"
    assert "/add/" not in answer.content.decode()


def test_the_log_agreements_the_path_and_use_are_told_in_codes(
    client: Client, holder: Person, keys: dict[str, str]
) -> None:
    client.force_login(holder)
    (line,) = client.get(LISTS["recovery_requests"], {"contact": "Desk"}).json()["items"]
    assert (line["kind"], line["to_jurisdiction"], line["status"]) == ("freezing", "CHE", "sent")
    assert client.get(LISTS["recovery_requests"], {"jurisdiction": "SGP"}).json()["items"] == []
    assert client.get(ROWS["recovery_request"].format(**keys)).json()["steps"][0]["kind"] == "sent"
    agreement = client.get(ROWS["recovery_agreement"].format(**keys)).json()
    assert agreement["versions"][0]["terms"][0]["codes"] == ["civil_society"]
    assert {one["standing"] for part in agreement["principles"] for one in part["topics"]} >= {"silent"}
    (path,) = [one for one in client.get(ROWS["recovery_article57"].format(**keys)).json()["paths"] if one["by"]]
    assert (path["by"], path["answer"]) == ("CHE", "own_proceedings")
    use = client.get(ROWS["recovery_use"].format(**keys)).json()
    assert use["uses"][0]["stated"]["amount"] == "3.00" and use["beneficiaries"]["women"] == 2
    assert use["uses"][0]["reports"][0]["finding"] == "confirmed"
    assert client.get(LISTS["recovery_cases"], {"jurisdiction": "che", "limit": 1}).json()["next"] is None
