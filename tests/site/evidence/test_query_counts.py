"""Pages ask the database as often for three rows as for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from merida.site.evidence.models import Finding, SourceDocument, Upload
from merida.site.evidence.selectors import counting
from merida.site.evidence.services.deciding import confirm_together
from merida.site.evidence.services.freezing import freeze_corpus
from merida.site.evidence.services.sampling import draw_sample
from merida.site.people.asking import acting_as
from merida.site.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


def addresses(analyst: Person) -> list[str]:
    with acting_as(analyst):
        confirm_together(rows=Finding.objects.live(), by=analyst, at=timezone.now())
        corpus = freeze_corpus(name="All", frozen_on=date(2099, 5, 1), by=analyst, at=timezone.now())
        sample = draw_sample(name="May", size=5, seed="1", by=analyst, at=timezone.now())
        document = SourceDocument.objects.order_by("read_at").first()
        outcome = Finding.objects.order_by("id").first()
        upload = Upload.objects.order_by("at").first()
        assert document and outcome and upload
    return [
        "/documents/", f"/documents/{document.pk}/", f"/documents/{document.pk}/desk/",
        f"/documents/uploads/{upload.pk}/", f"/outcomes/{outcome.pk}/", "/outcomes/", "/explore/", "/explore/?by=state",
        "/explore/?by=topic", "/explore/?by=group", "/explore/heat/", "/reviews/", "/provisions/9/", "/corpora/",
        "/search/?q=law+OR+loi+OR+ley", f"/corpora/{corpus.pk}/", f"/corpora/{corpus.pk}/changes/",
        f"/corpora/{corpus.pk}/outcomes/?row=*&column=*", "/samples/", f"/samples/{sample.pk}/", "/codebook/",
        "/outcomes/file?format=csv", "/api/v1/documents", "/api/v1/outcomes", "/api/v1/corpora",
    ]  # fmt: skip


def counted(client: Client, found: list[str]) -> list[int]:
    counts = []
    for address in found:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200, address
        counts.append(len(queries))
    return counts


def test_three_documents_cost_as_many_queries_as_one(
    analyst: Person, taken_in: Callable[..., Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "CALM", 10**9)  # nothing is remembered
    client.force_login(analyst)
    taken_in(analyst, ["summary2-en.docx"])
    one = addresses(analyst)
    with_one = counted(client, one)
    taken_in(analyst, ["summary2-fr.docx", "summary2-es.docx"])
    three = addresses(analyst)
    with_three = counted(client, three)
    differing = [(address, a, b) for address, a, b in zip(three, with_one, with_three, strict=True) if a != b]
    assert not differing
    assert max(with_three) <= 40
