"""The pages of article 57, agreements and use as a case-holder works with them, without scripts, in six languages."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.recovery.models import Agreement, Case, Cost, Position, Use
from merida.site.recovery.services.positions import record_position
from merida.site.recovery.services.use import record_use

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(holder: Person, opened: Case) -> Client:
    """The browser of the case-holder."""
    cache.clear()
    client = Client()
    client.force_login(holder)
    return client


def address(name: str, case: Case) -> str:
    return reverse(f"recovery:{name}", args=[case.pk])


def test_what_is_said_is_added_and_shown_with_its_source(desk: Client, opened: Case, holder: Person) -> None:
    empty = desk.get(address("article57", opened)).content.decode()
    assert "no cost is recorded" in empty.lower()
    answer = desk.post(address("add_position", opened), {
        "of": "CHE", "said": "route=own_proceedings", "source": "https://example.org/note", "on": "2025-11",
        "words": "on our own motion",
    }, follow=True)  # fmt: skip
    shown = answer.content.decode()
    assert "Conditions not met: own proceedings" in shown
    assert "on our own motion" in shown
    assert 'href="https://example.org/note"' in shown
    with acting_as(holder):
        assert Position.objects.get().happened == "2025-11"


def test_the_path_is_handed_on_in_word_and_as_a_workbook(desk: Client, opened: Case, holder: Person) -> None:
    with acting_as(holder):
        record_position(case=opened, topic="route", value="own_proceedings", of="CHE", source="a letter of 2025",
                        by=holder, at=timezone.now())  # fmt: skip
    word = desk.get(address("article57_file", opened) + "?format=docx").content
    with ZipFile(BytesIO(word)) as file:
        text = file.read("word/document.xml").decode()
    for words in ("Conditions not met: own proceedings", "a letter of 2025", "Switzerland"):
        assert words in text
    book = load_workbook(BytesIO(desk.get(address("article57_file", opened) + "?format=xlsx").content))
    assert len(book.sheetnames) >= 5
    assert desk.get(address("article57_file", opened) + "?format=pdf").status_code == 404


def test_a_form_that_lacks_something_says_what_and_keeps_what_was_typed(desk: Client, opened: Case) -> None:
    answer = desk.post(address("add_position", opened), {"said": "route=own_proceedings", "words": "typed words"})
    assert answer.status_code == 422
    assert "typed words" in answer.content.decode()
    answer = desk.post(address("add_use", opened), {"kind": "allocation", "title": "x", "source": "y", "amount": "5"})
    assert answer.status_code == 422
    assert "currency or unit" in answer.content.decode()


def test_what_is_refused_is_said_in_the_form_where_what_was_typed_stays(desk: Client, opened: Case) -> None:
    given = {"of": "CHE", "said": "basis=none", "source": "a letter"}
    desk.post(address("add_position", opened), given)
    answer = desk.post(address("add_position", opened), given)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "This is recorded already." in shown
    assert 'value="a letter"' in shown


def test_a_cost_and_a_use_are_added_corrected_and_reported_on(desk: Client, opened: Case, holder: Person) -> None:
    desk.post(address("add_cost", opened), {
        "kind": "custody", "of": "CHE", "amount": "1,200.50", "unit": "chf", "deducted": "yes", "source": "a bill",
    })  # fmt: skip
    desk.post(address("add_use", opened), {
        "kind": "allocation", "title": "Social projects", "amount": "4,000,000", "unit": "USD", "form": "money",
        "source": "a report", "purposes": ["social_projects"], "women": "120"})  # fmt: skip
    with acting_as(holder):
        assert (Cost.objects.get().amount, Cost.objects.get().deducted) == (120050, True)
        use = Use.objects.get()
        assert (use.amount, use.women, use.purposes) == (400000000, 120, ["social_projects"])
    shown = desk.get(reverse("recovery:correct_use", args=[use.pk])).content.decode()
    assert 'value="4000000.00"' in shown
    desk.post(reverse("recovery:correct_use", args=[use.pk]), {
        "title": "Social projects", "amount": "4,100,000", "unit": "USD", "form": "money", "source": "a report",
        "because": "a later report"})  # fmt: skip
    with acting_as(holder):
        better = Use.objects.live().get()
    desk.post(reverse("recovery:report_on_use", args=[better.pk]), {
        "kind": "audit", "by_whom": "An audit office", "finding": "confirmed", "source": "a report"})  # fmt: skip
    shown = desk.get(address("use", opened)).content.decode()
    for words in ("USD\N{NO-BREAK SPACE}4,100,000", "An audit office", "Confirms the use", "Corrected: a later report"):
        assert words in shown
    kept = desk.get(address("use_file", opened) + "?format=csv").content.decode("utf-8-sig")
    assert "Social projects" in kept
    assert desk.get(address("use_file", opened) + "?format=xlsx").content[:2] == b"PK"
    assert desk.get(address("use_file", opened) + "?format=exe").status_code == 404


def test_an_agreement_is_written_down_amended_compared_and_made_public(
    desk: Client, opened: Case, holder: Person
) -> None:
    answer = desk.post(address("add_case_agreement", opened), {
        "title": "Arrangement", "kind": "case_by_case", "party_1": "PLW", "party_2": "CHE", "signed": "2025-12",
        "published": "https://example.org/agreement.pdf", "codes_use": ["social_projects"], "words_use": "for schools",
        "place_use": "art. 2"}, follow=True)  # fmt: skip
    assert "for schools" in answer.content.decode()
    with acting_as(holder):
        row = Agreement.objects.get()
    form = desk.get(reverse("recovery:amend_agreement", args=[row.pk])).content.decode()
    assert "for schools" in form, "a further version begins with what the last one says"
    answer = desk.post(reverse("recovery:amend_agreement", args=[row.pk]), {
        "seen": "1", "source": "notes", "codes_use": ["social_projects"], "words_use": "for schools",
        "codes_audit": ["external"]}, follow=True)  # fmt: skip
    assert "Version 2" in answer.content.decode()
    shown = desk.get(reverse("recovery:compare_agreements"), {"a": str(row.pk)}).content.decode()
    assert "An external auditor" in shown
    kept = desk.get(reverse("recovery:compare_agreements"), {"a": str(row.pk), "format": "csv"})
    assert "An external auditor" in kept.content.decode("utf-8-sig")
    desk.post(reverse("recovery:publish_agreement", args=[row.pk]), {"because": "open data"})
    assert "for schools" in Client().get(reverse("recovery:agreement", args=[row.pk])).content.decode()
    assert "Arrangement" in Client().get(reverse("recovery:agreements")).content.decode()


def test_no_provision_is_turned_round_in_arabic(desk: Client, opened: Case, holder: Person) -> None:
    with acting_as(holder):
        record_position(case=opened, topic="basis", value="57(3)(a)", of="CHE", source="x", by=holder,
                        at=timezone.now())  # fmt: skip
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    shown = desk.get(address("article57", opened)).content.decode()
    assert "\N{LEFT-TO-RIGHT ISOLATE}57(3)(a)\N{POP DIRECTIONAL ISOLATE}" in shown
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "\N{LEFT-TO-RIGHT ISOLATE}" not in desk.get(address("article57", opened)).content.decode()


def test_steps_of_both_ways_are_pages(desk: Client, opened: Case) -> None:
    without = desk.get(address("return_steps", opened)).content.decode()
    with_one = desk.get(address("return_steps", opened) + "?way=with").content.decode()
    assert "The agreement is signed" not in without
    assert "The agreement is signed" in with_one


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_pages_are_in_the_readers_language(desk: Client, opened: Case, holder: Person, language: str) -> None:
    with acting_as(holder):
        record_position(case=opened, topic="route", value="own_proceedings", of="CHE", source="x", by=holder,
                        at=timezone.now())  # fmt: skip
        record_use(case=opened, kind="disbursement", title="x", source="y", by=holder, at=timezone.now())
    own: dict[str, str] = {
        "en": "Own proceedings", "fr": "Procédure propre", "es": "Procedimiento propio",
        "ru": "Собственное производство", "zh-hans": "本国程序", "ar": "إجراءات الدولة نفسها",
    }  # fmt: skip
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    shown = desk.get(address("article57", opened)).content.decode()
    assert own[language] in shown
    html = shown[: shown.index("<head>")]
    assert ('dir="rtl"' in html) == (language == "ar")
    for name in ("return_steps", "use", "add_position", "add_case_agreement"):
        assert desk.get(address(name, opened)).status_code == 200


def test_pages_ask_no_more_with_more_rows(desk: Client, opened: Case, holder: Person) -> None:
    def asked(name: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(name, opened))
        return len(queries)

    def add(number: int) -> None:
        with acting_as(holder):
            for one in range(number):
                record_position(case=opened, topic="basis", value=("57(3)(a)", "57(3)(b)", "none")[one], of="CHE",
                                source="x", by=holder, at=timezone.now())  # fmt: skip
                record_use(case=opened, kind="allocation", title="x", source="y", by=holder, at=timezone.now())

    add(1)
    asked("use")
    before: dict[str, Any] = {name: asked(name) for name in ("article57", "use", "return_steps")}
    with acting_as(holder):
        for of in ("FJI", "KEN", "PLW"):
            record_position(case=opened, topic="basis", value="none", of=of, source="x", by=holder, at=timezone.now())
            record_use(case=opened, kind="allocation", title="x", source="y", by=holder, at=timezone.now())
    assert {name: asked(name) for name in before} == before
