"""Acts of provenance: receive a file, decide, consent, and write each act into the log, all in one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction

from merida.site.provenance import blobs
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.models import AuditEntry, Consent, Decision, HandlingRule, Restricted, Source
from merida.site.provenance.names import safe_name

COLUMNS = (
    "originator_id", "consent_holder_id", "audience", "named_organisations", "team", "purpose", "onward_limits",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Restrictions:
    """Whose a row is and who may see it: given to rows as keyword arguments with `as_fields`."""

    originator_id: UUID | None
    consent_holder_id: UUID | None
    audience: str = Audience.ORIGINATOR
    named_organisations: tuple[UUID, ...] = ()
    team: UUID | None = None
    purpose: str = ""
    onward_limits: tuple[str, ...] = field(default=())

    def as_fields(self) -> dict[str, Any]:
        """As columns of a row that is `Restricted`."""
        return {name: list(found) if isinstance(found := getattr(self, name), tuple) else found for name in COLUMNS}


def inherited(row: Restricted) -> dict[str, Any]:
    """The columns of restriction that a child of this row carries."""
    return {name: getattr(row, name) for name in COLUMNS}


def handling_of(
    kind: str, *, originator: UUID | None, state: UUID | None = None, team: UUID | None = None
) -> Restrictions:
    """What holds for a kind of document from an originator; `state` is the State reviewed, providing or asking."""
    rule = HandlingRule.objects.filter(pk=kind).first() or HandlingRule.objects.get(pk="other")
    holder = originator if rule.consent_holder == "originator" else state or originator
    return Restrictions(
        originator_id=originator, consent_holder_id=holder, audience=rule.audience, team=team, purpose=rule.purpose,
        onward_limits=tuple(rule.onward_limits),
    )  # fmt: skip


def record_act(*, act: str, subject: models.Model | None, by: UUID | None, at: datetime, **details: Any) -> AuditEntry:
    """Write an act into the log; details are keys, codes and digests, never words about persons."""
    return AuditEntry.objects.create(
        act=act, by=by, at=at, subject_type=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "", details=canonical(details),
    )  # fmt: skip


def record_reading(*, subject: Restricted, by: UUID | None, at: datetime) -> None:
    """Write into the log that somebody read a row that not everybody may see."""
    if subject.audience != Audience.PUBLIC:
        record_act(act="read", subject=subject, by=by, at=at)


@transaction.atomic
def receive_source(
    *, chunks: Iterable[bytes], name: str, media_type: str, owner: Any, restrictions: Restrictions, by: Any,
    at: datetime, address: str = "",
) -> tuple[Source, bool]:  # fmt: skip
    """Keep a file; the same bytes twice from one owner are one source (and the second answer is false).

    Each case team has its own: what another team holds would betray it.
    """
    sha256, size = blobs.keep(chunks)
    case = models.Q(audience=Audience.CASE_TEAM)
    kept_as = case & models.Q(team=restrictions.team) if restrictions.audience == Audience.CASE_TEAM else ~case
    same = Source.objects.filter(kept_as, owner=owner, sha256=sha256)
    if known := same.first():
        return known, False
    source = Source(
        owner=owner, sha256=sha256, size=size, media_type=media_type, name=safe_name(name), address=address,
        received_at=at, received_by=by, **restrictions.as_fields(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            source.save(force_insert=True)
    except IntegrityError:  # somebody else was quicker by a moment
        return same.get(), False
    record_act(act="receive_source", subject=source, by=by.pk, at=at, sha256=sha256, size=size)
    return source, True


@transaction.atomic
def record_decision(
    *, act: str, subject: Restricted, before: dict[str, Any], after: dict[str, Any], by: Any, at: datetime,
    because: str = "", source: Source | None = None, supersedes: Decision | None = None,
    undoes: Decision | None = None,
) -> Decision:  # fmt: skip
    """Keep what was decided about a row, under the row's own restrictions, and its digest in the log."""
    decision = Decision(
        act=act, subject_type=subject._meta.label_lower, subject_id=subject.pk, before=before, after=after,
        decided_by=by, decided_at=at, because=because, source=source, supersedes=supersedes, undoes=undoes,
        **inherited(subject),
    )  # fmt: skip
    decision.save(force_insert=True)
    record_act(act=act, subject=subject, by=by.pk, at=at, decision=decision.pk, sha256=digest_of(decision))
    return decision


@transaction.atomic
def give_consent(
    *, subject: Restricted, widened_to: str, what_for: str, by: Any, at: datetime,
    children: Iterable[models.QuerySet[Any]] = (), named_organisations: Iterable[UUID] = (),
) -> Consent:  # fmt: skip
    """The consent holder widens the audience of a row and of what was drawn from it; the consent itself is kept."""
    asker = current()
    if asker.person != by.pk or subject.consent_holder_id not in asker.organisations:
        raise PermissionDenied("Only the consent holder may widen who sees this.")
    consent = Consent(
        subject_type=subject._meta.label_lower, subject_id=subject.pk, given_by=by,
        given_for_id=subject.consent_holder_id, given_at=at, widened_to=widened_to, what_for=what_for,
        **inherited(subject),
    )  # fmt: skip
    consent.save(force_insert=True)
    columns = {"audience": widened_to, "named_organisations": list(named_organisations) or subject.named_organisations}
    for rows in (type(subject)._default_manager.filter(pk=subject.pk), *children):
        rows.update(**columns)
    for name, found in columns.items():
        setattr(subject, name, found)
    record_act(act="give_consent", subject=subject, by=by.pk, at=at, consent=consent.pk, audience=widened_to)
    return consent


def digest_of(decision: Decision) -> str:
    """The digest of a decision as the log keeps it."""
    return hashlib.sha256(
        canonical(
            {
                "subject": [decision.subject_type, decision.subject_id], "act": decision.act,
                "before": decision.before, "after": decision.after, "because": decision.because,
                "source": decision.source_id, "by": decision.decided_by_id,
                "at": decision.decided_at.timestamp(), "supersedes": decision.supersedes_id,
                "undoes": decision.undoes_id,
            }
        ).encode()
    ).hexdigest()  # fmt: skip


def canonical(content: Any) -> str:
    """One spelling of a JSON value: sorted keys, no spaces."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder)
