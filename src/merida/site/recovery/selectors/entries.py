"""Events as the library counts and books them: entries of volumes, transactions of the journal, rates as recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, cast
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from merida.money.postings import Posting as Posted
from merida.money.postings import Transaction
from merida.money.qualified import Stated
from merida.money.rates import NoRate, Rate
from merida.money.units import Quantity, digits
from merida.money.when import When
from merida.site.recovery.models import Claim, Conversion, Event, Posting
from merida.site.recovery.selectors import amounts
from merida.tracing.claims import Claim as Told
from merida.tracing.claims import SourceClass, Status
from merida.tracing.entries import Entry


def stated_of(row: Event | Claim) -> Stated | None:
    """What it says, with how sure; None if it is not disclosed."""
    return amounts.stated_of(row.minor, row.unit, row.qualifier, row.until_minor)


def when_of(row: Event | Claim) -> When | None:
    """Its date as precise as known."""
    return When.of(row.happened) if row.happened else None


def entries_of(rows: QuerySet[Event]) -> tuple[Entry, ...]:
    """The events as entries of volumes, reversals left out; what was reversed is withdrawn that day."""
    found = rows.filter(reverses__isnull=True).select_related("reversed_by").order_by("id")
    return tuple(map(_entry, found))


def _entry(one: Event) -> Entry:
    taken = getattr(one, "reversed_by", None)
    return Entry(
        id=str(one.pk),
        stage=one.stage,
        stated=stated_of(one),
        when=when_of(one),
        status=cast(Status, one.status),
        fact=str(one.fact_id or ""),
        thing=one.thing,
        case=str(one.case_id),
        cluster=one.cluster,
        jurisdictions=tuple(one.jurisdictions),
        origins=tuple(one.origins),
        locations=tuple(one.locations),
        recipients=tuple(one.recipients),
        ground=one.ground,
        route=one.route,
        disposal=one.disposal,
        form=one.form,
        asset_type=one.asset_type,
        shares=tuple((code, Quantity(int(minor), one.unit)) for code, minor in one.shares),
        learnt=one.recorded_at.date(),
        withdrawn=taken.recorded_at.date() if taken else None,
    )


def claims_of(rows: QuerySet[Claim]) -> Iterator[Told]:
    """The claims as the library compares them."""
    for one in rows.select_related("fact", "case"):
        yield Told(
            id=str(one.pk),
            fact=one.fact.key or str(one.fact_id),
            case=str(one.case_id),
            stage=one.stage,
            stated=stated_of(one),
            status=cast(Status, one.status),
            when=when_of(one),
            words=one.words,
            source=one.source,
            source_class=cast(SourceClass, one.source_class),
            by=tuple(one.jurisdictions),
            origins=tuple(one.origins),
            locations=tuple(one.locations),
            cluster=one.cluster,
            ground=one.ground,
            learnt=one.learnt_on,
            chosen=one.chosen,
        )


def transactions_of(rows: QuerySet[Event]) -> Iterator[Transaction]:
    """The events that were posted, as transactions, in the order in which they were recorded."""
    posted = Prefetch("postings", Posting.objects.order_by("number"), to_attr="posted")
    for one in rows.order_by("recorded_at", "id").prefetch_related(posted):
        parts: list[Any] = one.posted
        if parts:
            yield Transaction(
                str(one.pk),
                one.stage,
                when_of(one),
                one.recorded_at.date(),
                tuple(Posted(part.account, Quantity(int(part.minor), part.unit)) for part in parts),
                str(one.reverses_id) if one.reverses_id else None,
                one.because,
            )


@dataclass(frozen=True, slots=True)
class Recorded:
    """A provider that knows what events were converted at, and nothing else."""

    name: str
    rates: dict[tuple[str, str, str], Rate]

    @classmethod
    def of(cls, events: Iterable[UUID], into: str, known: datetime | None = None) -> Recorded:
        """The rates of these events."""
        rows = Conversion.objects.filter(event__in=list(events), into=into, code="").select_related("event")
        if known is not None:
            rows = rows.filter(since__lte=known.date())
        found: dict[tuple[str, str, str], Rate] = {}
        for one in rows:
            assert one.numerator is not None and one.denominator is not None
            worth = Fraction(int(one.numerator), int(one.denominator))
            value = worth * Fraction(10 ** digits(one.event.unit), 10 ** digits(into))
            first, last = cast(date, one.rate_first), cast(date, one.rate_last)
            found[one.event.unit, into, one.event.happened] = Rate(
                one.event.unit, into, value, one.provider, first, last
            )
        return cls("as recorded", found)

    def rate(self, base: str, quote: str, on: When) -> Rate | NoRate:
        """The rate an event of that day was converted at."""
        return self.rates.get((base, quote, str(on))) or NoRate("no_date", f"No rate is recorded for {base} on {on}.")
