"""What a worker does now and then: puts away ended sessions and old results, and keeps a head of the log."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from merida.site.provenance.asking import Asker, asking
from merida.site.provenance.heads import keep_head

log = logging.getLogger("merida.tasks")
HOUR = 3600
RESULTS_KEPT = timedelta(days=30)
_LOCK = 5_704_031_032
_resting: dict[str, float] = {}
_DUE = """
insert into merida_cache (cache_key, value, expires) values ('housekeeping', '', now() + make_interval(secs => %s))
on conflict (cache_key) do update set expires = excluded.expires where merida_cache.expires < now()
"""


def keep_house() -> bool:
    """Once an hour, by whichever worker comes first; whether it was done now."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(_DUE, [HOUR])
        if not cursor.rowcount:
            return False
        Session.objects.filter(expire_date__lt=timezone.now()).delete()
        DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - RESULTS_KEPT).delete()
        cursor.execute("delete from merida_cache where expires < now() - interval '1 day'")
        with asking(Asker(roles=frozenset({"administrator"}))):
            keep_head()
    for chore in settings.HOUSEKEEPING:
        _do(chore)
    return True


def keep_up() -> None:
    """Every few seconds; what takes long rests longer, so that all of it takes a twentieth of the time at most."""
    for chore in settings.UPKEEP:
        began = time.monotonic()
        if began >= _resting.get(chore, 0.0):
            _do(chore)
            _resting[chore] = began + 20 * (time.monotonic() - began)


def _do(chore: str) -> None:
    try:
        import_string(chore)(at=timezone.now())
    except (OperationalError, InterfaceError):
        raise  # the worker waits for the database
    except Exception:
        log.exception("Housekeeping failed in %s.", chore)  # the others are done all the same
