"""What a form of requests begins with: the words of an outcome, or what somebody asked to be told of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from merida.matching.kinds import kinds_said
from merida.site.assistance.choices_requests import RequestOrigin
from merida.site.assistance.models.requests import RequestWatch
from merida.site.evidence.models import Finding
from merida.site.people.models import Organisation, Person
from merida.site.provenance.asking import Asker

TITLE = 120


def first_words(outcome: str, seen_by: Asker) -> tuple[tuple[UUID, ...], dict[str, Any]]:
    """The outcome a request begins from, if it is one of one's own State, and what it fills in."""
    try:
        key = UUID(outcome)
    except ValueError:
        return (), {}
    states = Organisation.objects.filter(pk__in=seen_by.organisations).values_list("jurisdiction", flat=True)
    found = Finding.objects.live().filter(pk=key, state__in=[code for code in states if code]).first()
    if found is None:
        return (), {}
    title = found.text if len(found.text) <= TITLE else found.text[: TITLE - 1].rsplit(" ", 1)[0] + "…"
    return (found.pk,), {
        "title": title,
        "text": found.text,
        "origin": RequestOrigin.REVIEWED,
        "provisions": ", ".join(found.provisions),
        "kinds": list(kinds_said(found.text)),
        "language": found.language,
    }


def watch_words(person: Person) -> dict[str, Any]:
    """What somebody asked to be told of."""
    watch = RequestWatch.objects.filter(person=person).first()
    if watch is None:
        return {"mail": True}
    return {
        "jurisdictions": ", ".join(watch.jurisdictions),
        "provisions": ", ".join(watch.provisions),
        "kinds": watch.kinds,
        "mail": watch.mail,
    }
