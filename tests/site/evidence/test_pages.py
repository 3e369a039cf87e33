"""The pages of evidence as a browser asks for them: shown, decided on, refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from merida.site.evidence.models import Finding, SourceDocument
from merida.site.people.asking import acting_as
from merida.site.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
Take = Callable[..., Any]


@pytest.fixture
def browser(client: Client, analyst: Person) -> Client:
    client.force_login(analyst)
    return client


def test_the_desk_shows_the_page_as_printed_with_the_words_marked(
    browser: Client, analyst: Person, taken_in: Take
) -> None:
    taken_in(analyst, ["summary2-ar.pdf"])
    with acting_as(analyst):
        document = SourceDocument.objects.get()
        first = Finding.objects.live().order_by("number").first()
    page = browser.get(reverse("evidence:desk", args=[document.pk]))
    assert page.status_code == 200
    assert f'data-mark="{first.pk}"' in page.content.decode()
    drawn = browser.get(reverse("evidence:page_image", args=[document.pk, 2]))
    assert drawn.content.startswith(b"\x89PNG")
    assert browser.get(reverse("evidence:page_image", args=[document.pk, 99])).status_code == 404


def test_confirming_without_scripts_leads_back_to_the_desk(browser: Client, analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(analyst):
        row = Finding.objects.live().filter(kind="challenge").first()
    answer = browser.post(reverse("evidence:confirm", args=[row.pk]), {"seen": "0"})
    assert answer.status_code == 303 and answer["Location"].endswith(f"#outcome-{row.pk}")
    late = browser.post(reverse("evidence:reject", args=[row.pk]), {"seen": "0"}, headers={"HX-Request": "true"})
    assert late.status_code == 200 and "Somebody decided this" in late.content.decode()
    for name in ("outcome", "correct", "split"):
        assert browser.get(reverse(f"evidence:{name}", args=[row.pk])).status_code == 200
    with acting_as(analyst):
        assert Finding.objects.get(pk=row.pk).status == "confirmed"


def test_documents_added_in_the_page_wait_to_be_read(browser: Client, analyst: Person) -> None:
    from tests.site.evidence.conftest import SAMPLES

    with (SAMPLES / "summary2-zh.docx").open("rb") as file:
        answer = browser.post(reverse("evidence:add"), {"files": file, "kind": "", "kept_to": ""})
    assert answer.status_code == 303
    assert browser.get(answer["Location"]).status_code == 200
    assert browser.get(reverse("evidence:documents")).status_code == 200


def test_nothing_chosen_is_said_in_the_page(browser: Client) -> None:
    answer = browser.post(reverse("evidence:add"), {"kind": "", "kept_to": ""}, follow=True)
    assert "No file was chosen" in answer.content.decode()


def test_a_stranger_is_asked_to_sign_in_and_a_wrong_id_is_not_found(client: Client, browser: Client) -> None:
    nowhere = "00000000-0000-7000-8000-000000000000"
    assert Client().post(reverse("evidence:confirm", args=[nowhere])).status_code == 302
    for name in ("document", "desk", "outcome", "file", "upload"):
        assert browser.get(reverse(f"evidence:{name}", args=[nowhere])).status_code == 404
