"""Assistance counted by State and provision, and by region and category, in PostgreSQL: each activity once.

The functions run as the owner and repeat the policy; a sequence holds the moment of the last change of an activity.
"""

from __future__ import annotations

from merida.site.provenance.policies import visible

_SAFE = "stable security definer set search_path = pg_catalog, public"
_ONCE = f"""
    select distinct on (a.same_as) a.same_as, a.jurisdictions, a.under, a.kinds, a.originator_id,
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
    with once as ({_ONCE}),
        told as (
            select one, place, o.originator_id, count(*) as n, count(*) filter (where o.going_on) as running,
                max(o.told_on) as told_on
            from once o, unnest(o.jurisdictions) as one,
                unnest(case when o.under = '{{}}' then '{{""}}' else o.under end) as place
            where (p_states is null or one = any (p_states)) and (place = '' or place = any (p_places))
            group by one, place, o.originator_id
        )
    select one, place, sum(n)::bigint, sum(running)::bigint, count(*) filter (where running > 0), max(t.told_on)
    from told t group by one, place
$$;
revoke all on function assistance_grid(varchar[], date, varchar[]) from public;

create function assistance_kinds(
    p_states varchar[], p_today date, p_codes varchar[], p_regions varchar[], p_kinds varchar[], p_categories varchar[]
) returns table (
    region varchar, category varchar, activities bigint, going_on bigint, publishers bigint, told_on date,
    states varchar[]
)
language sql {_SAFE} as $$
    with once as ({_ONCE}),
        regions as (select code, region from unnest(p_codes, p_regions) as r (code, region)),
        categories as (select kind, category from unnest(p_kinds, p_categories) as c (kind, category)),
        placed as materialized (
            select o.same_as, o.originator_id, o.going_on, o.told_on, one as state,
                coalesce(r.region, '') as region, coalesce(c.category, '') as category,
                cardinality(o.jurisdictions) > 1 or cardinality(o.kinds) > 1 as often
            from once o cross join unnest(o.jurisdictions) as one left join regions r on r.code = one
                left join lateral unnest(o.kinds) as told on true left join categories c on c.kind = told
        ),
        counted as (
            select p.region, p.category, p.originator_id, p.going_on, p.told_on from placed p where not p.often
            union all
            select d.region, d.category, d.originator_id, d.going_on, d.told_on from (
                select distinct p.same_as, p.region, p.category, p.originator_id, p.going_on, p.told_on
                from placed p where p.often
            ) as d
        ),
        told as (
            select c.region, c.category, c.originator_id, count(*) as n,
                count(*) filter (where c.going_on) as running, max(c.told_on) as told_on
            from counted c group by 1, 2, 3
        ),
        named as (
            select n.region, n.category, array_agg(n.state) as states
            from (select distinct p.region, p.category, p.state from placed p) as n group by 1, 2
        )
    select t.region, t.category, sum(t.n)::bigint, sum(t.running)::bigint, count(*) filter (where t.running > 0),
        max(t.told_on), n.states
    from told t join named n using (region, category) group by t.region, t.category, n.states
$$;
revoke all on function assistance_kinds(varchar[], date, varchar[], varchar[], varchar[], varchar[]) from public;

create sequence assistance_pulse minvalue 0 start 0;
create function assistance_beat() returns trigger language plpgsql
security definer set search_path = pg_catalog, public as $$
begin
    perform setval('assistance_pulse', (extract(epoch from clock_timestamp()) * 1000)::bigint);
    return null;
end $$;
create trigger pulse_at_once after insert or update or delete or truncate on assistance_activity
    for each statement execute function assistance_beat();
create constraint trigger pulse_at_commit after insert or update or delete on assistance_activity
    deferrable initially deferred for each row execute function assistance_beat();
"""

BACKWARD = """
drop trigger pulse_at_commit on assistance_activity;
drop trigger pulse_at_once on assistance_activity;
drop function assistance_beat();
drop sequence assistance_pulse;
drop function assistance_grid(varchar[], date, varchar[]);
drop function assistance_kinds(varchar[], date, varchar[], varchar[], varchar[], varchar[]);
"""
