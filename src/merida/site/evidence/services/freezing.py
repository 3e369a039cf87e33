"""Freeze a corpus: the counted documents of one kind, cycle and date, with the outcomes held at that moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from merida.site.evidence.choices import HELD, DocumentKind, Status
from merida.site.evidence.models import Corpus, Finding, SourceDocument
from merida.site.evidence.permissions import can_freeze_corpus
from merida.site.evidence.selectors.eligible import eligible
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_act


@transaction.atomic
def freeze_corpus(
    *, name: str, frozen_on: date, by: Person, at: datetime, document_kind: str = DocumentKind.EXECUTIVE_SUMMARY,
    cycle: int | None = None, published_by: date | None = None, documents: Sequence[SourceDocument] | None = None,
) -> Corpus:  # fmt: skip
    """A named list of reviews with its day; later decisions change what is, never what was frozen."""
    require(can_freeze_corpus(current()))
    chosen = list(documents) if documents is not None else eligible(document_kind, cycle, published_by)
    if not name.strip():
        raise Refusal(_("Give the corpus a name that a reader will understand."))
    if not chosen:
        raise Refusal(_("No document answers this; a corpus needs at least one."))
    live = Finding.objects.live().filter(document__in=chosen)
    held = live.filter(status__in=HELD).order_by("document", "number", "start", "id")
    waiting = live.filter(status=Status.PROPOSED, none_identified=False)
    undecided = Counter(dict(waiting.values_list("kind").annotate(n=Count("id")).order_by()))
    owner = organisation_of(by)
    public = all(one.audience == Audience.PUBLIC for one in chosen)
    corpus = Corpus(
        name=name.strip(), frozen_on=frozen_on, frozen_at=at, frozen_by=by, document_kind=document_kind, cycle=cycle,
        published_by=published_by, documents=[one.pk for one in chosen],
        outcomes=list(held.values_list("pk", flat=True)), undecided=dict(undecided), originator=owner,
        consent_holder=owner, audience=Audience.MEMBERS if public else Audience.ORIGINATOR,
    )  # fmt: skip
    corpus.save(force_insert=True)
    record_act(act="freeze_corpus", subject=corpus, by=by.pk, at=at, reviews=len(chosen), outcomes=len(corpus.outcomes))
    return corpus
