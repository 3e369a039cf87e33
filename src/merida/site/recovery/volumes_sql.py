"""Volumes as SQL: parts added up by what they are counted by, their unit and how exact they are.

Without a date, from the sums kept as events come in; with one, or narrowed by something else, from the events.
Row-level security holds for both. What shares a thing with others, or has stated shares, is read event by event.
"""

from __future__ import annotations

FROM_CELLS = """
select keys, unit, qualifier, ranged, sum(parts), sum(low), sum(high), sum(converted_parts), sum(converted_low),
    sum(converted_high), sum(left_low), sum(left_high)
from (
    select {keys} as keys, unit, qualifier, ranged, parts, low, high, converted_parts, converted_low, converted_high,
        left_low, left_high
    from recovery_volumecell c
    where c.stage = %(stage)s and c.dimension = %(dimension)s and c.status = any (%(statuses)s) and {where}
) c
group by keys, unit, qualifier, ranged having sum(parts) <> 0
"""

_CHOSEN = """
with chosen as materialized (
    select e.id, {keys} as keys, e.unit, e.qualifier, e.until_minor is not null as ranged, e.minor as low,
        coalesce(e.until_minor, e.minor) as high, e.thing, e.shares <> '[]' as shared,
        case when e.unit = %(into)s then e.minor else v.minor end as c_low,
        case when e.unit = %(into)s then coalesce(e.until_minor, e.minor)
            else coalesce(v.until_minor, v.minor) end as c_high
    from recovery_event e
    left join recovery_conversion v on v.event_id = e.id and v."into" = %(into)s and v.code = ''
        and (%(on)s::date is null or v.since <= %(on)s)
    where e.reverses_id is null and e.stage = %(stage)s and e.status = any (%(statuses)s) and {where}
), several as materialized (
    select thing from chosen where thing <> '' group by thing having count(*) > 1
), apart as (
    select c.* from chosen c where not shared and (thing = '' or thing not in (select thing from several))
)
"""

FROM_EVENTS = (
    _CHOSEN
    + """
select keys, unit, qualifier, ranged, count(*), coalesce(sum(low), 0), coalesce(sum(high), 0), count(c_low),
    coalesce(sum(c_low), 0), coalesce(sum(c_high), 0), coalesce(sum(low) filter (where c_low is null), 0),
    coalesce(sum(high) filter (where c_low is null), 0)
from apart group by keys, unit, qualifier, ranged
"""
)

ONE_BY_ONE = _CHOSEN + "select id from chosen where shared or thing in (select thing from several)"

NOT_REVERSED = """
not exists (select from recovery_event r where r.reverses_id = e.id and (%(known)s::timestamptz is null
    or r.recorded_at < %(known)s))
and (%(known)s::timestamptz is null or e.recorded_at < %(known)s)
and (%(as_of)s::date is null or e.last <= %(as_of)s)
"""

KEYS = {
    "": "array[]::varchar[]",
    "year": "array[extract(year from {e}first)::int::varchar]",
    "origin": "{e}origins",
    "location": "{e}locations",
    "jurisdiction": "{e}jurisdictions",
    "recipient": "{e}recipients",
    "region": "{e}origins",
    "ground": "array[{e}ground]",
    "route": "array[{e}route]",
    "disposal": "array[{e}disposal]",
    "form": "array[{e}form]",
    "asset_type": "array[{e}asset_type]",
    "qualifier": "array[case when {e}minor is null then 'not_disclosed' else {e}qualifier end]",
    "status": "array[{e}status]",
    "unit": "array[{e}unit]",
    "case": "array[{e}case_id::varchar]",
    "cluster": "array[{e}cluster]",
}
"""By what events are counted, as they hold it."""

CELL_KEYS = {
    "": "array[]::varchar[]",
    "year": "array[year::varchar]",
    "qualifier": "array[case when unit = '' then 'not_disclosed' else qualifier end]",
    "status": "array[status]",
    "unit": "array[unit]",
}
"""By what sums are counted without a dimension of their own; those that have one: by its keys."""
CELL_DIMENSIONS = (
    "origin", "location", "jurisdiction", "recipient", "ground", "route", "disposal", "form", "asset_type",
)  # fmt: skip
