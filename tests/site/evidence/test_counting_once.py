"""Six reviews in two formats, a French twin and a corrigendum: decided, counted once, and handed on in Word."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from merida.site.evidence.choices import ChangeStatus, Relation
from merida.site.evidence.coding import Coding
from merida.site.evidence.models import Change, Corpus, Finding, SourceDocument
from merida.site.evidence.selectors.corpora import changes_page
from merida.site.evidence.selectors.exploring import explore_page
from merida.site.evidence.selectors.filters import Narrowed
from merida.site.evidence.services.corrections import apply_change
from merida.site.evidence.services.deciding import confirm_together, correct_finding
from merida.site.evidence.services.freezing import freeze_corpus
from merida.site.evidence.services.uploading import Given
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
Take = Callable[..., Any]
OWN = Path(__file__).parent / "documents"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def own(name: str) -> Given:
    data = (OWN / name).read_bytes()
    return Given(name, [data], len(data))


@pytest.fixture
def everything(analyst: Person, taken_in: Take) -> None:
    files = [f"summary2-{language}.{kind}" for kind in ("pdf", "docx") for language in LANGUAGES]
    taken_in(analyst, [*files, own("palau-fr.html"), own("corrigendum.txt")])


def confirm_all(analyst: Person) -> None:
    with acting_as(analyst):
        confirm_together(rows=Finding.objects.live(), by=analyst, at=timezone.now())


def frozen(analyst: Person) -> Corpus:
    with acting_as(analyst):
        return freeze_corpus(
            name="the six executive summaries of 2099",
            frozen_on=date(2099, 7, 1),
            by=analyst,
            at=timezone.now(),
            cycle=2,
        )


def test_six_reviews_are_counted_once_and_the_corrected_challenge_shows_both_texts(
    everything: None, analyst: Person, client: Client
) -> None:
    with acting_as(analyst):
        relations = dict(SourceDocument.objects.values_list("relation").annotate(n=Count("id")).order_by())
        assert relations == {
            Relation.LEADING: 6, Relation.FORMAT: 6, Relation.TRANSLATION: 1, Relation.CORRIGENDUM: 1,
        }  # fmt: skip
        (change,) = Change.objects.all()
        (made,) = apply_change(change=change, by=analyst, at=timezone.now())
        assert made.text.startswith("Take further steps to ensure that the Commissioner")
        assert Change.objects.get().status == ChangeStatus.APPLIED
        old = Finding.objects.get(pk=made.replaces[0])
        assert old.text.startswith("Ensure that the Commissioner") and old.closed_at is not None
    confirm_all(analyst)
    with acting_as(analyst) as asker:
        page = explore_page(asked=Narrowed(decision="held"), by="kind", seen_by=asker)
        assert page.reviews == 6
        counts = {row.key: row.value for row in page.rows}
        assert (counts["challenge"], counts["good_practice"], counts["assistance_need"]) == (155, 33, 25)
    client.force_login(analyst)
    history = client.get(reverse("evidence:outcome", args=[made.pk])).content.decode()
    assert "Ensure that the Commissioner" in history and "Take further steps to ensure" in history


def test_the_word_table_carries_day_and_denominator(everything: None, analyst: Person, client: Client) -> None:
    confirm_all(analyst)
    corpus = frozen(analyst)
    client.force_login(analyst)
    address = reverse("evidence:corpus_file", args=[corpus.pk])
    paper = docx.Document(io.BytesIO(client.get(address, {"format": "docx"}).content))
    words = "\n".join(line.text for line in paper.paragraphs)
    assert "1 July 2099" in words and "6 of 6" in words
    table = next(one for one in paper.tables if one.rows[0].cells[0].text == "Group of articles")
    total = [cell.text for cell in table.rows[-1].cells]
    assert (total[0], total[-2], total[-1]) == ("Total", "25", "6 of 6")
    sheet = load_workbook(io.BytesIO(client.get(address, {"format": "xlsx"}).content)).worksheets[0]
    assert [row[-2].value for row in sheet.iter_rows() if row[0].value == "Total"] == [25]
    assert b"6 of 6" in client.get(address, {"format": "csv"}).content
    for language, said in {"ar": "6 من 6", "zh": "6之6", "ru": "6 из 6"}.items():
        answer = client.get(address, {"format": "html", "language": language})
        assert said in answer.content.decode()
    shown = client.get(reverse("evidence:corpus", args=[corpus.pk]), {"by": "region"}).content.decode()
    assert "6 of 6" in shown
    cell = client.get(reverse("evidence:corpus_cell", args=[corpus.pk]), {"row": "*", "column": "*"})
    assert len(cell.context["page"].lines) == 25


def test_what_changed_since_it_was_frozen_is_shown(everything: None, analyst: Person, taken_in: Take) -> None:
    confirm_all(analyst)
    corpus = frozen(analyst)
    with acting_as(analyst) as asker:
        assert changes_page(corpus=corpus, seen_by=asker).nothing
        apply_change(change=Change.objects.get(), by=analyst, at=timezone.now())
        need = Finding.objects.held().filter(kind="assistance_need", counted=True, none_identified=False).first()
        correct_finding(
            row=need,
            seen=need.revision,
            coding=Coding("assistance_need", ("57",), ("other",)),
            by=analyst,
            at=timezone.now(),
        )
        page = changes_page(corpus=corpus, seen_by=asker)
        assert [one.words for one in page.changed].count(True) == 1
        assert len(page.changed) == 2 and not page.added and not page.removed
    taken_in(analyst, ["summary1-en.docx"])
    with acting_as(analyst):
        corpus.cycle = None
        page = changes_page(corpus=corpus, seen_by=asker_of(analyst))
        assert [state for state, _symbol, _url in page.new_reviews] == ["Tuvalu"]
