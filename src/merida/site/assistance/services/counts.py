"""Keep the counts of the grid: what changed since is counted, so that whoever looks next need not wait for it."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from merida.site.assistance.selectors.grid import mapping
from merida.site.evidence.labels import names


@transaction.atomic
def keep_counts(*, at: datetime) -> None:
    """Counts as of the day; what others are just writing is left for the next time."""
    with connection.cursor() as cursor:
        cursor.execute("select assistance_keep(%s, %s)", [timezone.localdate(at), mapping(names())])
