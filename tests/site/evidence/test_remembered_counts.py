"""Counts are remembered while nothing changes, by nobody but who may see what they count, and never beyond a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from merida.site.evidence.models import Finding
from merida.site.evidence.selectors import counting
from merida.site.evidence.services.deciding import reject_finding
from merida.site.people.asking import acting_as
from merida.site.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


def count(person: Person | None) -> tuple[int, int]:
    with acting_as(person), CaptureQueriesContext(connection) as queries:
        rows = Finding.objects.counted().exclude(status="rejected")
        total = sum(counting.per_review(rows).values())
    return total, sum("GROUP BY" in one["sql"] for one in queries)


def test_a_count_is_asked_once_and_again_after_a_decision(
    analyst: Person, taken_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    total, asked = count(analyst)
    assert total and asked == 1, "a change of a moment ago is not yet past"
    monkeypatch.setattr(counting, "CALM", 0)
    assert count(analyst) == (total, 1)
    assert count(analyst) == (total, 0)
    assert count(None)[1] == 1, "somebody else's counts are their own"
    with acting_as(analyst):
        row = Finding.objects.live().first()
        reject_finding(row=row, seen=0, by=analyst, at=timezone.now())
    assert count(analyst) == (total - 1, 1)
