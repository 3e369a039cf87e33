"""From an action of a plan to the assistance that helps it: requests and activities, several, as one may see them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from merida.site.assistance.models.plans import PlanHelp
from merida.site.assistance.models.requests import Request
from merida.site.assistance.selectors.helping import help_of, help_offered
from merida.site.assistance.services.helping import name_help, take_help_off
from merida.site.assistance.services.matches import match_by_hand
from merida.site.assistance.services.progress import share_plan
from merida.site.assistance.services.requests import Asked, make_request
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from merida.site.provenance.refusals import Refusal
from tests.site.assistance.focal import Desk, desk
from tests.site.assistance.programmes import activity
from tests.site.assistance.test_plans import Planned

__all__ = ["desk"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def planned(desk: Desk) -> Planned:
    return Planned(desk)


@pytest.fixture
def provider(person: Callable[..., Person]) -> Person:
    return person("Pia", "provider", Organisation.objects.create(name="Office", kind=OrganisationKind.INTERNATIONAL))


def asked(planned: Planned, title: str = "A drafter") -> Request:
    with acting_as(planned.focal):
        return make_request(asked=Asked(title=title, text="Somebody who drafts"), by=planned.focal, at=timezone.now())


def work(provider: Person, identifier: str = "XM-1", **columns: Any) -> Any:
    organisation = Organisation.objects.get(name="Office")
    return activity(organisation, provider, identifier, jurisdictions=["PLW"], title="Drafting with Palau", **columns)


def name(planned: Planned, *keys: str) -> int:
    with acting_as(planned.focal):
        return name_help(item=planned.law, keys=keys, by=planned.focal, at=timezone.now())


def plain(client: Client, path: str) -> bytes:
    """A page but for the token of its forms."""
    return re.sub(rb'value="[^"]{40,}"', b"", client.get(path).content)


def test_an_action_shows_all_the_assistance_that_was_named_for_it(
    planned: Planned, provider: Person, client: Client
) -> None:
    request, told = asked(planned), work(provider)
    assert name(planned, f"request:{request.pk}", f"activity:{told.pk}") == 2
    assert name(planned, f"request:{request.pk}") == 0
    client.force_login(planned.focal)
    page = client.get(f"/assistance/items/{planned.law.pk}/").content.decode()
    assert "A drafter" in page
    assert "Drafting with Palau" in page
    assert f"{planned.law.pk}/#help" in client.get(f"/assistance/plans/{planned.plan.pk}/").content.decode()
    assert "Draft the law" in client.get(f"/assistance/requests/{request.pk}/").content.decode()


def test_what_answers_a_request_helps_its_action_too(planned: Planned, provider: Person) -> None:
    request, told = asked(planned), work(provider)
    name(planned, f"request:{request.pk}")
    with acting_as(planned.focal):
        match_by_hand(request=request, activity=told, by=planned.focal, at=timezone.now())
        lines = help_of([planned.law.pk])[planned.law.pk]
    assert [(one.kind, one.title, one.standing, one.named) for one in lines] == [
        ("request", "A drafter", "In preparation", True),
        ("activity", "Drafting with Palau", "Proposed to the State", False),
    ]


def test_those_who_may_not_see_a_request_see_no_trace_of_it_at_the_action(
    planned: Planned, provider: Person, client: Client
) -> None:
    request = asked(planned)
    with acting_as(planned.focal):
        share_plan(plan=planned.plan, audience="members", what_for="donors", by=planned.focal, at=timezone.now())
    client.force_login(provider)
    path = f"/api/v1/assistance/plans/{planned.plan.pk}"
    pages = [path, f"/assistance/plans/{planned.plan.pk}/", f"/assistance/items/{planned.law.pk}/"]
    before = [plain(client, one) for one in pages]
    name(planned, f"request:{request.pk}")
    assert [plain(client, one) for one in pages] == before
    client.force_login(planned.focal)
    action = next(one for one in client.get(path).json()["items"] if one["text"] == "Draft the law")
    assert [(one["kind"], one["title"]) for one in action["assistance"]] == [("request", "A drafter")]


def test_assistance_is_taken_off_again(planned: Planned) -> None:
    request = asked(planned)
    name(planned, f"request:{request.pk}")
    with acting_as(planned.focal):
        take_help_off(item=planned.law, key=f"request:{request.pk}", by=planned.focal, at=timezone.now())
        assert not PlanHelp.objects.exists()


def test_nothing_that_one_cannot_see_can_be_named(
    planned: Planned, person: Callable[..., Person], state: Callable[[str], Organisation]
) -> None:
    kenyan = person("Kenyan", "focal_point", state("KEN"))
    with acting_as(kenyan):
        theirs = make_request(asked=Asked(title="Theirs", text="x"), by=kenyan, at=timezone.now())
    for key in (f"request:{theirs.pk}", "request:nothing", "plan:x", ""):
        with pytest.raises(Refusal, match="of the list"):
            name(planned, key)


def test_what_is_on_the_same_article_is_offered_first(planned: Planned, provider: Person) -> None:
    provisions = planned.desk.outcomes[4].provisions[:1]
    other = work(provider, "XM-1")
    near = work(provider, "XM-2", provisions=provisions)
    with acting_as(planned.focal):
        offered = [key for key, _label in help_offered(planned.law)]
    assert offered == [f"activity:{near.pk}", f"activity:{other.pk}"]


def test_a_request_written_from_an_action_helps_it(planned: Planned, client: Client) -> None:
    client.force_login(planned.focal)
    outcome = planned.desk.outcomes[4]
    page = client.get(f"/assistance/items/{planned.law.pk}/").content.decode()
    ask = f"/assistance/requests/new/?outcome={outcome.pk}&amp;action={planned.law.pk}"
    assert ask in page
    made = client.post(ask.replace("&amp;", "&"), {"title": "Help", "text": "Drafting", "origin": "reviewed"})
    assert made.status_code in (302, 303)
    with acting_as(planned.focal):
        assert PlanHelp.objects.get().item_id == planned.law.pk
        assert Request.objects.get().findings == [outcome.pk]
