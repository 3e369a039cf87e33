"""What runs out next, of all one's cases and requests or of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from merida.site.evidence.labels import Names, names
from merida.site.recovery.choices.cases import DeadlineKind
from merida.site.recovery.models import Deadline


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """Something that runs out."""

    id: UUID
    due_on: date
    left: int
    """Days; below zero it has run out."""
    kind_label: str
    words: str
    whose: str
    """Identifier of the case, or subject of the request."""
    url: str
    close_url: str
    """Empty where an act on the order closes it."""
    reminded: tuple[int, ...]

    @property
    def near(self) -> bool:
        """Whether it has reminded, or would."""
        return self.left <= 30


def running_out(*, today: date, limit: int = 50, **of: Any) -> tuple[DeadlineLine, ...]:
    """The open deadlines that one may see, the nearest first."""
    rows = Deadline.objects.filter(closed_on__isnull=True, **of).select_related("case", "order", "request")
    said = names()
    return tuple(_line(one, today, said) for one in rows.prefetch_related("reminders").order_by("due_on", "id")[:limit])


def _line(row: Deadline, today: date, said: Names) -> DeadlineLine:
    if row.request is not None:
        whose, url = row.request.subject, reverse("recovery:request", args=[row.request_id])
    else:
        assert row.case is not None
        whose, url = row.case.identifier, reverse("recovery:case", args=[row.case_id])
        url += {"order_lapses": "#orders", "status_review": "#persons"}.get(row.kind, "#deadlines")
    order = f"{row.order.get_kind_display()}, {said.state(row.order.jurisdiction)}" if row.order else ""
    by_order = row.kind == DeadlineKind.ORDER_LAPSES
    return DeadlineLine(
        row.pk, row.due_on, (row.due_on - today).days, row.get_kind_display(),
        row.words or order, whose, url,
        "" if by_order else reverse("recovery:row", args=["close-deadline", row.pk]),
        tuple(one.days_before for one in row.reminders.all() if one.due_on == row.due_on),
    )  # fmt: skip
