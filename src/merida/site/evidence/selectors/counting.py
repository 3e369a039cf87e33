"""Counts asked of PostgreSQL once and remembered while no outcome changes; what is remembered is the asker's own.

A sequence holds the moment of the last change. Counts are kept only where that moment is some seconds past, so that a
change that is just being committed is never missed.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from merida.site.evidence.models import Finding
from merida.site.provenance.asking import current

CALM = 2_000
"""Milliseconds without a change after which counts are kept."""
MOST_KEPT, MOST_ROWS = 300, 30_000
_kept: OrderedDict[tuple[Any, ...], list[tuple[Any, ...]]] = OrderedDict()
_lock = Lock()


def counted_by(found: QuerySet[Finding], *columns: str) -> list[tuple[Any, ...]]:
    """Values of the columns and how many outcomes have them."""
    rows = found.values_list(*columns).annotate(n=Count("id")).order_by()
    sql, values = rows.query.sql_with_params()
    return remembered(sql, values)


def per_review(found: QuerySet[Finding]) -> Counter[tuple[str, int | None]]:
    """Outcomes of each review."""
    return Counter({(state, cycle): n for state, cycle, n in counted_by(found, "state", "cycle")})


def per_value(found: QuerySet[Finding], column: str) -> Counter[str]:
    """Outcomes of each value of a column."""
    return Counter(dict(counted_by(found, column)))


def per_key(found: QuerySet[Finding], column: str) -> Counter[str]:
    """Outcomes that hold each key in a list; those with an empty list under ""."""
    counts: Counter[str] = Counter()
    for held, n in counted_by(found, column):
        for key in held or ("",):
            counts[key] += n
    return counts


def articles_by_state(found: QuerySet[Finding]) -> list[tuple[str, str, int]]:
    """Article, State, outcomes."""
    sql, values = found.order_by().values("under", "state").query.sql_with_params()
    rows = remembered(
        f"select one, state, count(*) from ({sql}) as held, unnest(held.under) as one "
        "where one !~ '[.(]' group by one, state",
        values,
    )
    return [(article, state, n) for article, state, n in rows]


def remembered(sql: str, values: tuple[Any, ...], pulse: str = "evidence_pulse") -> list[tuple[Any, ...]]:
    """The rows of a counting query; `pulse` is the sequence that holds the last change of what is counted."""
    asker = current()
    with connection.cursor() as cursor:
        cursor.execute(f"select last_value, extract(epoch from clock_timestamp()) * 1000 from {pulse}")
        changed, now = map(int, cursor.fetchone())
        key = (sql, repr(values), changed, asker.organisations, asker.teams, asker.member)
        calm = now - changed > CALM
        if calm and (known := _known(key)) is not None:
            return known
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    if calm and len(rows) <= MOST_ROWS:
        _keep(key, rows)
    return rows


def _known(key: tuple[Any, ...]) -> list[tuple[Any, ...]] | None:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _keep(key: tuple[Any, ...], rows: list[tuple[Any, ...]]) -> None:
    with _lock:
        _kept[key] = rows
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
