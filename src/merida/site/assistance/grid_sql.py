"""Assistance counted by State and article, and by State and kind, in PostgreSQL: each activity once, whoever tells it.

A policy keeps PostgreSQL from its best plans, so the functions run as the owner and repeat the policy.
"""

from __future__ import annotations

from merida.site.provenance.policies import visible

_SAFE = "stable security definer set search_path = pg_catalog, public"
_ONCE = f"""
    select distinct on (a.same_as) a.same_as, a.jurisdictions, a.under, a.provisions, a.kinds, a.originator_id,
        a.status not in ('ended', 'cancelled') and (a.ends_on is null or a.ends_on >= p_today)
            and (a.starts_on is null or a.starts_on <= p_today) as going_on,
        coalesce(a.updated_on, a.ends_on, a.changed_at::date) as told_on
    from assistance_activity a
    where a.taken_back_at is null and a.status <> 'cancelled' and {visible("a.")}
        and (p_states is null or a.jurisdictions && p_states)
    order by a.same_as, a.telling, a.recorded_at, a.id
"""

FORWARD = f"""
create function assistance_grid(p_states varchar[], p_today date, p_places varchar[])
returns table (state varchar, place varchar, activities bigint, going_on bigint, publishers bigint, told_on date)
language sql {_SAFE} as $$
    with once as materialized ({_ONCE})
    select one, coalesce(place, ''), count(*), count(*) filter (where o.going_on),
        count(distinct o.originator_id) filter (where o.going_on), max(o.told_on)
    from once o
    cross join unnest(o.jurisdictions) as one
    left join lateral (select p from unnest(o.under) as p where p = any (p_places)) as found(place) on true
    where (p_states is null or one = any (p_states)) and (found.place is not null or o.provisions = '{{}}')
    group by one, place
$$;
revoke all on function assistance_grid(varchar[], date, varchar[]) from public;

create function assistance_kinds(p_states varchar[], p_today date)
returns table (states varchar[], kinds varchar[], activities bigint, going_on bigint, told_on date)
language sql {_SAFE} as $$
    with once as materialized ({_ONCE})
    select o.jurisdictions, o.kinds, count(*), count(*) filter (where o.going_on), max(o.told_on)
    from once o group by 1, 2
$$;
revoke all on function assistance_kinds(varchar[], date) from public;
"""

BACKWARD = """
drop function assistance_grid(varchar[], date, varchar[]);
drop function assistance_kinds(varchar[], date);
"""
