"""Questions about provenance: the history of a row, and the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from merida.site.provenance.models import Decision, Restricted

PAGE = 100


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the log as administrators see it: without its number, which would count what they do not see."""

    key: UUID
    at: datetime
    who: str
    act: str
    subject_type: str
    subject_id: str
    digest: str


def decisions_about(row: Restricted) -> Sequence[Decision]:
    """What was decided about a row, the oldest first."""
    return list(
        Decision.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk).select_related("decided_by")
    )


def log_before(key: UUID | None) -> Sequence[LogLine]:
    """The entries before this one, the newest first; row-level security leaves nothing for others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select e.id, e.at, coalesce(nullif(p.name, ''), p.email, ''), e.act, e.subject_type, e.subject_id,"
            " l.digest from provenance_auditlink l join provenance_auditentry e on e.id = l.entry_id"
            " left join people_person p on p.id = e.by where %s::uuid is null"
            " or l.number < (select number from provenance_auditlink where entry_id = %s)"
            " order by l.number desc limit %s",
            [key, key, PAGE],
        )
        return [LogLine(*row) for row in cursor.fetchall()]
