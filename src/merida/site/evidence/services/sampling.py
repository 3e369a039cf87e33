"""Blind second coding: draw a sample by chance, code it again without seeing the first coding."""

from __future__ import annotations

import random
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.evidence.coding import Coding, CodingError, checked
from merida.site.evidence.models import Finding, Sample, SampledOutcome, SecondCoding
from merida.site.evidence.permissions import can_code_again, can_draw_sample
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act

MOST = 2_000


@transaction.atomic
def draw_sample(*, name: str, size: int, seed: str, by: Person, at: datetime, cycle: int | None = None) -> Sample:
    """Draw from the counted outcomes that are held; the same seed over the same outcomes draws the same."""
    require(can_draw_sample(current()))
    held = Finding.objects.held().filter(counted=True)
    if cycle is not None:
        held = held.filter(cycle=cycle)
    keys = sorted(held.values_list("pk", flat=True))
    if not keys:
        raise Refusal(_("Nothing is confirmed yet, so there is nothing to code again."))
    drawn = sorted(random.Random(seed).sample(keys, min(size, len(keys), MOST)))
    owner = organisation_of(by)
    sample = Sample(
        name=name.strip() or seed, seed=seed, drawn_at=at, drawn_by=by, cycle=cycle, drawn_from=len(keys),
        originator=owner, consent_holder=owner, audience=Audience.ORIGINATOR,
    )  # fmt: skip
    sample.save(force_insert=True)
    random.Random(seed).shuffle(drawn)
    SampledOutcome.objects.bulk_create(
        SampledOutcome(sample=sample, finding_id=key, place=place, **inherited(sample))
        for place, key in enumerate(drawn, 1)
    )
    record_act(act="draw_sample", subject=sample, by=by.pk, at=at, size=len(drawn), of=len(keys))
    return sample


@transaction.atomic
def code_again(
    *, sampled: SampledOutcome, is_outcome: bool, coding: Coding | None, by: Person, at: datetime
) -> SecondCoding:
    """A second coder's own coding; not by who decided the first, and not twice."""
    require(can_code_again(current()))
    if sampled.finding.decided_by_id == by.pk:
        raise CodingError(_("You decided this outcome yourself, so you cannot be its second coder."))
    if SecondCoding.objects.filter(sampled=sampled, coder=by).exists():
        raise CodingError(_("You coded this outcome already."))
    made = SecondCoding(sampled=sampled, coder=by, coded_at=at, is_outcome=is_outcome, **inherited(sampled))
    if is_outcome:
        if coding is None:
            raise CodingError(_("Choose a kind of outcome."))
        coding = checked(coding)
        made.kind, made.force = coding.kind, coding.force
        made.provisions, made.categories, made.topics = [*coding.provisions], [*coding.categories], [*coding.topics]
    made.save(force_insert=True)
    record_act(act="code_again", subject=made, by=by.pk, at=at)
    return made
