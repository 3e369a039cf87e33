"""A country report that its State has not published: to an outsider nothing at all shows that it exists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from merida.site.evidence.models import Finding, SourceDocument
from merida.site.evidence.services.deciding import confirm_together
from merida.site.evidence.services.publishing import publish_document
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person, TeamMembership

pytestmark = pytest.mark.django_db(transaction=True)
Take = Callable[..., Any]
ADDRESSES = (
    "/documents/", "/documents/?q=Uruguay", "/reviews/", "/reviews/?cycle=2", "/explore/", "/explore/?by=state",
    "/explore/?by=group", "/explore/?by=kind&source=all", "/explore/?by=decision", "/explore/?by=language&source=all",
    "/explore/heat/", "/outcomes/?source=all", "/outcomes/?state=URY&source=all",
    "/outcomes/file?format=csv&source=all",
    "/outcomes/file?format=jsonl&state=URY&source=all", "/search/?q=corrupci%C3%B3n", "/search/?q=Uruguay+OR+Palau",
    "/search/file?format=jsonl&q=ley+OR+law", "/suggest/states?q=uru", "/suggest/provisions?q=corrup", "/states/URY/",
    "/provisions/9/", "/corpora/", "/codebook/", "/reviews/URY/2/", "/api/v1/documents", "/api/v1/outcomes?source=all",
    "/api/v1/explore?by=state&source=all", "/api/v1/search?q=ley", "/api/v1/reviews", "/api/v1/corpora",
)  # fmt: skip
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|made_at[^\n]{0,40}')


def seen(client: Client) -> dict[str, tuple[int, bytes]]:
    answers = ((address, client.get(address)) for address in ADDRESSES)
    return {address: (one.status_code, CHANGING.sub(b"", one.content)) for address, one in answers}


def test_an_outsiders_answers_are_byte_equal_with_and_without_it(
    analyst: Person, state: Callable[[str], Organisation], person: Any, taken_in: Take
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    other = person("Wanjiru", "focal_point", state("KEN"))
    focal = person("Ana", "focal_point", state("URY"))
    outsiders = [Client(), Client(), Client()]
    outsiders[1].force_login(analyst)
    outsiders[2].force_login(other)
    for client in outsiders:
        seen(client)  # what is made once at the first call is made
    before = [seen(client) for client in outsiders]
    taken_in(focal, ["summary2-es.docx"], kind="country_report")
    with acting_as(focal):
        confirm_together(rows=Finding.objects.live()[:20], by=focal, at=timezone.now())
        report = SourceDocument.objects.get(state="URY")
        outcome = Finding.objects.filter(document=report).first()
    for client, earlier in zip(outsiders, before, strict=True):
        for address, answer in seen(client).items():
            assert answer == earlier[address], address
        for name in ("document", "desk", "file"):
            assert client.get(reverse(f"evidence:{name}", args=[report.pk])).status_code == 404
        assert client.get(reverse("evidence:outcome", args=[outcome.pk])).status_code == 404
        assert client.get(f"/api/v1/outcomes/{outcome.pk}").status_code == 404


def test_the_state_and_its_review_team_see_it_and_publishing_shows_it_with_all_that_was_drawn_from_it(
    analyst: Person, state: Callable[[str], Organisation], person: Any, taken_in: Take
) -> None:
    focal = person("Ana", "focal_point", state("URY"))
    taken_in(focal, ["summary2-es.docx"], kind="country_report")
    reviewer = person("Tupou", "reader", state("TUV"))
    with acting_as(focal):
        report = SourceDocument.objects.get()
        TeamMembership.objects.create(person=reviewer, team=report.team, kind="review")
    address = reverse("evidence:desk", args=[report.pk])
    for somebody, status in ((focal, 200), (reviewer, 200), (analyst, 404)):
        client = Client()
        client.force_login(somebody)
        assert client.get(address).status_code == status
    with acting_as(focal):
        publish_document(document=report, audience="public", what_for="open review", by=focal, at=timezone.now())
    page = Client().get(address)
    assert page.status_code == 200 and page.content.count(b'class="proposal"') > 40
    assert "Uruguay" in Client().get("/search/?q=Uruguay").content.decode()
