"""A provider types an activity, sees who does it there already, prints the country brief and the figures of a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document

from merida.money.units import Quantity
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.selectors.here import Planned, here_page
from merida.site.assistance.selectors.provider_year import provider_year
from merida.site.assistance.services.activities import add_activity, say_other, say_same
from merida.site.assistance.services.requests import Asked, Contact, consent_to_request, make_request, name_contact
from merida.site.assistance.told import Came, Told
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from merida.site.provenance.asking import current

pytestmark = pytest.mark.django_db

TYPED = {
    "title": "A law on assets", "language": "en", "jurisdictions": "Palau", "provisions": "57(3)",
    "kinds": ["legislative_drafting"], "status": "planned", "planned_start": "2026-01-01", "audience": "public",
    "part-TOTAL_FORMS": "1", "part-INITIAL_FORMS": "0", "part-0-role": "receiving", "part-0-name": "A regional network",
    "came-TOTAL_FORMS": "1", "came-INITIAL_FORMS": "0", "came-0-kind": "law_adopted", "came-0-title": "Assets Act",
    "came-0-jurisdiction": "PLW", "came-0-on": "2026-06-01",
}  # fmt: skip


@pytest.fixture
def provider(person: Callable[..., Person]) -> Person:
    """Somebody of a provider."""
    return person("Pia", "provider", Organisation.objects.create(name="Office", kind=OrganisationKind.INTERNATIONAL))


@pytest.fixture
def other(person: Callable[..., Person]) -> Person:
    """Somebody of another provider."""
    return person("Otto", "provider", Organisation.objects.create(name="Agency", kind=OrganisationKind.OTHER))


@pytest.fixture
def focal(person: Callable[..., Person], state: Callable[[str], Organisation]) -> Person:
    """The focal point of Palau."""
    return person("Fiona", "focal_point", state("PLW"))


def browser(one: Person) -> Client:
    client = Client()
    client.force_login(one)
    return client


def tell(by: Person, title: str, audience: str = "public", **how: Any) -> Activity:
    told = {
        "titles": {"en": title},
        "jurisdictions": ("PLW",),
        "status": "under_way",
        "planned_start": date(2026, 1, 1),
    }
    with acting_as(by):
        return add_activity(told=Told(**(told | how)), by=by, at=timezone.now(), audience=audience)


def test_who_already_does_this_is_shown_before_anything_is_kept(provider: Person, other: Person) -> None:
    tell(other, "Drafting there already", provisions=("57",), kinds=("legislative_drafting",))
    client = browser(provider)
    first = client.post("/assistance/activities/new/", TYPED)
    assert first.status_code == 200
    assert "Drafting there already" in first.content.decode()
    with acting_as(provider):
        assert Activity.objects.count() == 1
    looked = first.context["form"].data["looked"]
    second = client.post("/assistance/activities/new/", TYPED | {"looked": looked})
    assert second.status_code == 303
    page = client.get(second["Location"]).content.decode()
    assert "A regional network" in page
    assert "Assets Act" in page
    with acting_as(provider):
        made = Activity.objects.get(title="A law on assets")
        assert (made.jurisdictions, made.provisions) == (["PLW"], ["57(3)"])


def test_the_request_that_it_serves_is_chosen_there(provider: Person, focal: Person) -> None:
    with acting_as(focal):
        asked = Asked(title="Help with a law", text="On assets", provisions=("57(3)",), kinds=("legislative_drafting",))
        request = make_request(asked=asked, by=focal, at=timezone.now())
        consent_to_request(request=request, to="members", seen=0, by=focal, at=timezone.now())
    client = browser(provider)
    first = client.post("/assistance/activities/new/", TYPED)
    assert "Help with a law" in first.content.decode()
    looked = first.context["form"].data["looked"]
    client.post("/assistance/activities/new/", TYPED | {"looked": looked, "answers": [str(request.pk)]})
    with acting_as(provider):
        assert Activity.objects.get().answers == [request.pk]


def test_the_nearest_come_first_and_drafts_of_others_do_not_exist(provider: Person, other: Person) -> None:
    tell(other, "Elsewhere", jurisdictions=("FJI",))
    tell(other, "Other subject", provisions=("9",))
    tell(other, "Same article", provisions=("57(5)",))
    tell(other, "Same provision", provisions=("57(3)(a)",), kinds=("training",))
    tell(other, "Draft", audience="originator", provisions=("57(3)",))
    tell(other, "In the region", jurisdictions=(), regions=("Micronesia",))
    with acting_as(provider) as asker:
        planned = Planned(jurisdictions=("PLW",), provisions=("57(3)",), kinds=("training",))
        found = [one.activity.title for one in here_page(planned=planned, seen_by=asker).activities]
    assert found[:2] == ["Same provision", "Same article"]
    assert set(found) == {"Same provision", "Same article", "Other subject", "In the region"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"amount": "10", "currency": "USD", "expert_days": "3"}, "expert_days"),
        ({"amount": "10", "currency": "XXY"}, "currency"),
        ({"planned_start": ""}, "planned_start"),
        ({"planned_end": "2025-01-01"}, "planned_end"),
        ({"jurisdictions": "Atlantis"}, "jurisdictions"),
        ({"provisions": "99"}, "provisions"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(change: dict[str, str], field: str, provider: Person) -> None:
    answer = browser(provider).post("/assistance/activities/new/", TYPED | change)
    assert field in answer.context["form"].errors
    with acting_as(provider):
        assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("change", "money", "days"),
    [
        ({"amount": "1234.50", "currency": "usd"}, {"USD": 123_450}, None),
        ({"expert_days": "12"}, {}, 12),
        ({}, {}, None),
    ],
)
def test_a_budget_or_expert_days_or_neither(
    change: dict[str, str], money: dict[str, int], days: int | None, provider: Person
) -> None:
    browser(provider).post("/assistance/activities/new/", TYPED | change)
    with acting_as(provider):
        made = Activity.objects.get()
        assert (made.money, made.expert_days) == (money, days)


def test_money_told_twice_counts_once_and_a_secretariat_says_what_is_the_same(
    provider: Person, other: Person, person: Callable[..., Person], secretariat: Organisation
) -> None:
    mine = tell(provider, "Ours", money={"USD": 1000})
    theirs = tell(other, "The same, told by them", money={"USD": 900})
    sarah = person("Sarah", "secretariat", secretariat)
    with acting_as(sarah):
        assert Activity.objects.once().count() == 2
        say_same(activities=[mine, theirs], by=sarah, at=timezone.now(), because="One project")
        assert [one.pk for one in Activity.objects.once()] == [mine.pk]
        theirs.refresh_from_db()
        say_other(activity=theirs, by=sarah, at=timezone.now())
        assert Activity.objects.once().count() == 2


def test_the_brief_says_who_does_what_what_is_asked_and_whom_to_meet(provider: Person, focal: Person) -> None:
    tell(provider, "Mentoring there", provisions=("58",))
    came = (Came("law_adopted", "Assets Act", "PLW", date(2025, 5, 1)),)
    tell(provider, "An older law", status="ended", outcomes=came)
    with acting_as(focal):
        name_contact(contact=Contact("Jane Doe", "Agency"), audience="members", by=focal, at=timezone.now())
        hidden = make_request(asked=Asked(title="HIDDEN", text="x"), by=focal, at=timezone.now())
        shown = make_request(asked=Asked(title="Shown to all", text="x"), by=focal, at=timezone.now())
        consent_to_request(request=shown, to="members", seen=0, by=focal, at=timezone.now())
        assert hidden.status == "draft"
    client = browser(provider)
    page = client.get("/assistance/briefs/PLW/").content.decode()
    paper = Document(BytesIO(client.get("/assistance/briefs/PLW/file/").content))
    words = "\n".join(
        [one.text for one in paper.paragraphs] + [c.text for t in paper.tables for r in t.rows for c in r.cells]
    )
    for said in (page, words):
        for wanted in ("Mentoring there", "Shown to all", "Jane Doe", "Assets Act"):
            assert wanted in said
        assert "HIDDEN" not in said


def test_the_year_counts_states_once_and_never_adds_currencies(provider: Person) -> None:
    tell(provider, "One", money={"USD": 1000}, jurisdictions=("PLW", "FJI"))
    tell(provider, "Two", money={"USD": 500, "EUR": 5}, jurisdictions=("PLW",))
    tell(provider, "Not yet", status="planned")
    tell(provider, "Over", status="ended", planned_start=date(2020, 1, 1), planned_end=date(2021, 1, 1))
    with acting_as(provider):
        owner = provider.memberships.get().organisation
        page = provider_year(organisation=owner, year=2026, seen_by=current())
    assert {one.title for one in page.lines} == {"One", "Two"}
    assert {code for code, _name in page.states} == {"PLW", "FJI"}
    assert page.money == (Quantity(5, "EUR"), Quantity(1500, "USD"))


@pytest.mark.parametrize(
    "address",
    ["/assistance/activities/", "/assistance/activities/here/?jurisdictions=PLW", "/assistance/briefs/PLW/",
     "/assistance/requests/", "/api/v1/assistance/activities"],
)  # fmt: skip
def test_more_rows_ask_no_more_questions(address: str, provider: Person, focal: Person) -> None:
    def asked() -> int:
        client = browser(provider)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def more(number: int) -> None:
        tell(provider, f"Activity {number}", provisions=("57(3)",), kinds=("training",))
        with acting_as(focal):
            request = make_request(asked=Asked(title=f"R{number}", text="x"), by=focal, at=timezone.now())
            consent_to_request(request=request, to="members", seen=0, by=focal, at=timezone.now())

    more(1)
    one = asked()
    more(2)
    more(3)
    assert asked() <= one
