"""What the database itself lets pass of publications and replies."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from merida.site.people.asking import acting_as
from merida.site.provenance.asking import NOBODY, asking
from merida.site.recovery.models import Publication, PublicReply

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reply_is_its_authoritys_until_it_is_shown(person: Any, state: Any) -> None:
    authority = state("CHE")
    holder, other = person("Holder", "case_holder", authority), person("Other", "case_holder", state("KEN"))
    publication = Publication.objects.create(
        identifier="CHE/2019/7", version=1, title="A return", authority=authority, published_for=authority.name,
        published_at=timezone.now(),
    )  # fmt: skip
    with asking(NOBODY):
        PublicReply.objects.create(
            publication=publication, addressed_to=authority, kind="correction", words="It was 2019.",
            received_at=timezone.now(),
        )  # fmt: skip
    for one, seen in ((None, 0), (other, 0), (holder, 1)):
        with acting_as(one):
            assert PublicReply.objects.count() == seen
    with acting_as(other):
        assert PublicReply.objects.update(answered="shown") == 0
    with acting_as(holder):
        assert PublicReply.objects.update(answered="shown", answer="It was.") == 1
    with asking(NOBODY), transaction.atomic():
        assert PublicReply.objects.get().answer == "It was."
        assert PublicReply.objects.update(words="Something else") == 0
