"""What a row states, whichever columns it has: events and claims call the amount `minor`, uses and costs `amount`."""

from __future__ import annotations

from django.utils.translation import get_language

from merida.money.qualified import Stated
from merida.money.when import When
from merida.site.look.quantities import when
from merida.site.recovery.models import Cost, Event, Use
from merida.site.recovery.selectors.amounts import stated_of


def told_by(row: Event | Use | Cost) -> Stated | None:
    """Its amount with how exact it is said to be; None is not disclosed."""
    if isinstance(row, Event):
        return stated_of(row.minor, row.unit, row.qualifier, row.until_minor)
    return stated_of(row.amount, row.unit, row.qualifier)


def said_event(event: Event) -> str:
    """An event as a list or a source names it: its stage and its date in the reader's language."""
    on = when(When.of(event.happened), get_language() or "en") if event.happened else ""
    return ", ".join(filter(None, (event.get_stage_display(), on)))
