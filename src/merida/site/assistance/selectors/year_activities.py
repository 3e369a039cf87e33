"""What the activities of a year amount to, all of it from one reading: States, budgets, expert-days, kinds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.db import connection

from merida.money.units import Quantity
from merida.site.assistance.selectors.year import COORDINATION, LEGISLATION, Asked, activities

# Which record of an activity counts is found out once, and everything is counted from what was found.
_SQL = """
with active as materialized ({active})
select 'all', '{{}}'::varchar[], count(*)::numeric, coalesce(sum(a.expert_days), 0)::numeric from active a
union all
select 'place', array[one], count(*) filter (where a.kinds && %s::varchar[]),
    count(*) filter (where a.kinds && %s::varchar[])
from active a, unnest(a.jurisdictions) as one group by one
union all
select 'money', array[held.key::varchar], sum(trunc(held.value::numeric)), count(*)
from active a, jsonb_each_text(a.money) as held group by held.key
union all
select 'kinds', a.kinds, count(*), 0 from active a where a.under @> array[%s]::varchar[] group by a.kinds
"""


@dataclass(slots=True)
class Active:
    """The activities that went on in a year, each once whoever tells it."""

    count: int = 0
    expert_days: int = 0
    states: set[str] = field(default_factory=set)
    on_legislation: set[str] = field(default_factory=set)
    on_coordination: set[str] = field(default_factory=set)
    money: list[tuple[Quantity, int]] = field(default_factory=list)
    """Budgets by currency, never converted, and of how many activities."""
    kinds: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """The kinds of those on the chapter, as each states them."""


def active_in(asked: Asked, chapter: str) -> Active:
    """What the activities of the year amount to."""
    rows = activities(asked).order_by().values("jurisdictions", "kinds", "under", "money", "expert_days")
    sql, values = rows.query.sql_with_params()
    found = Active()
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(active=sql), [*values, list(LEGISLATION), list(COORDINATION), chapter])
        for what, key, n, more in cursor.fetchall():
            match what:
                case "all":
                    found.count, found.expert_days = int(n), int(more)
                case "place":
                    found.states.update(key)
                    found.on_legislation.update(key if n else ())
                    found.on_coordination.update(key if more else ())
                case "money":
                    found.money.append((Quantity(int(n), key[0]), int(more)))
                case "kinds":
                    found.kinds[tuple(key)] += int(n)
    found.money.sort(key=lambda row: row[0].unit)
    return found
