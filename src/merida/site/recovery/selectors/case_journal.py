"""The events of a case as its page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.evidence.labels import names
from merida.site.recovery.models import Case, Event
from merida.site.recovery.selectors.amounts import quantity_of
from merida.site.recovery.selectors.entries import stated_of, when_of


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event of a case."""

    id: UUID
    stage: str
    stage_label: str
    status: str
    status_label: str
    stated: Stated | None
    becomes: Quantity | None
    when: When | None
    learnt_on: date
    jurisdictions: tuple[str, ...]
    by: tuple[str, ...]
    """The same by their names."""
    authority: str
    words: str
    rule: str
    reverses: UUID | None
    because: str
    reversed: bool
    posted: bool
    """Whether it moves anything in the ledger."""
    reverse_url: str

    @property
    def live(self) -> bool:
        """Whether it holds: neither taken back nor taking back."""
        return not self.reversed and self.reverses is None


def events_of(case: Case) -> tuple[Event, ...]:
    """The events of a case with their postings, as they were recorded."""
    return tuple(case.events.prefetch_related("postings").order_by("recorded_at", "id"))


def event_lines(events: Iterable[Event]) -> tuple[EventLine, ...]:
    """As they are shown."""
    rows, said = tuple(events), names()
    back = {one.reverses_id for one in rows if one.reverses_id}
    return tuple(
        EventLine(
            one.pk, one.stage, one.get_stage_display(), one.status, one.get_status_display(),
            stated_of(one),
            quantity_of(one.becomes_minor, one.becomes_unit), when_of(one), one.learnt_on, tuple(one.jurisdictions),
            tuple(map(said.state, one.jurisdictions)),
            one.authority, one.words, one.rule, one.reverses_id, one.because, one.pk in back,
            bool(one.postings.all()), reverse("recovery:row", args=["reverse", one.pk]),
        )
        for one in rows
    )  # fmt: skip
