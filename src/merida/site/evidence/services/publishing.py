"""The consent holder widens who sees a document; everything drawn from it goes with it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from merida.site.evidence.models import Change, Figure, Finding, Passage, SourceDocument, Statement
from merida.site.evidence.permissions import can_publish
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.models import Consent, Source
from merida.site.provenance.services import give_consent


@transaction.atomic
def publish_document(*, document: SourceDocument, audience: str, what_for: str, by: Person, at: datetime) -> Consent:
    """The document, its source, passages, extracts and their decisions get the wider audience; the consent is kept."""
    require(can_publish(current(), document))
    held = SourceDocument.objects.select_for_update().get(pk=document.pk)
    own = Q(document=held)
    return give_consent(
        subject=held,
        widened_to=audience,
        what_for=what_for,
        by=by,
        at=at,
        children=(
            Source.objects.filter(pk=held.source_id),
            *(model.objects.filter(own) for model in (Passage, Finding, Statement, Figure, Change)),
        ),
    )
