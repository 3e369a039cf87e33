"""The register of reviews: facts added by people, or loaded from files of pairings, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from merida.site.evidence.first_reviews import Pairing
from merida.site.evidence.models import Review
from merida.site.evidence.permissions import can_edit_register
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.services import record_act, record_decision

FIELDS = ("reviewers", "stage", "cycle_year", "began_in", "ended_in", "visited_on", "published_on", "symbol", "note")


@transaction.atomic
def record_review(
    *, state: str, cycle: int, facts: dict[str, Any], source_text: str, by: Person, at: datetime
) -> Review:
    """Facts about a review, with where they are from; what was there before stays in the decision."""
    require(can_edit_register(current()))
    review = Review.objects.select_for_update().filter(state=state, cycle=cycle).first()
    if review is None:
        review = Review(state=state, cycle=cycle, audience=Audience.PUBLIC)
    before = {name: _plain(getattr(review, name)) for name in FIELDS}
    for name in FIELDS:
        if name in facts:
            setattr(review, name, facts[name])
    review.source_text = source_text or review.source_text
    review.save()
    after = {name: _plain(getattr(review, name)) for name in FIELDS}
    record_decision(act="record_review", subject=review, before=before, after=after, by=by, at=at, because=source_text)
    return review


@transaction.atomic
def load_pairings(*, pairings: Iterable[Pairing], by: Person | None, at: datetime) -> int:
    """Add reviews that the register does not have yet; what people entered stays. How many are new."""
    new = 0
    for one in pairings:
        review, made = Review.objects.get_or_create(
            state=one.state, cycle=one.cycle, defaults={"audience": Audience.PUBLIC, **one.fields()}
        )
        if made:
            new += 1
            record_act(act="load_pairing", subject=review, by=by.pk if by else None, at=at)
    return new


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
