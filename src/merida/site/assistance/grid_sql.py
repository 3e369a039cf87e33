"""Assistance counted by State and provision, and by State and category, in PostgreSQL: each activity once.

Counts of what everybody and of what every member may see are kept. A change of activities notes the States it touches
in its own transaction; these, and what only the asker may see, are counted anew when somebody asks.
"""

from __future__ import annotations

from merida.site.provenance.policies import MEMBER, ORGANISATIONS, TEAMS, visible

FEW = 40
"""So many States touched are counted through the index of States; more, by reading all activities."""
_SAFE = "security definer set search_path = pg_catalog, public set jit = off"
_LIVE = "a.taken_back_at is null and a.status <> 'cancelled'"
_COUNTS = "activities integer, going_on integer, publishers uuid[], told_on date"
_FRESH = "varchar, varchar[], varchar[], uuid[], date, jsonb"
_CELLS = "varchar, varchar[], varchar[], date, jsonb"
_KEPT = f"(a.audience = 'public' or (a.audience = 'members' and {MEMBER}))"
"""What the counts that are kept for such an asker hold."""


def _told(which: str) -> str:
    return f"""
        select a.same_as, a.telling, a.recorded_at, a.id, a.jurisdictions, a.under, a.kinds, a.originator_id,
            a.status <> 'ended' and (a.ends_on is null or a.ends_on >= p_today)
                and (a.starts_on is null or a.starts_on <= p_today) as going_on,
            coalesce(a.updated_on, a.ends_on, a.changed_at::date) as told_on
        from assistance_activity a where {_LIVE} and {visible("a.")} and {which}"""


def _in_cell(row: str) -> str:
    """Of the States, and on the place ("" is none), or of one of the kinds (an empty list is none)."""
    return (
        f"{row}jurisdictions && p_states"
        f" and (p_place is null or {row}under @> array[p_place] or (p_place = '' and {row}under = '{{}}'))"
        f" and (p_kinds is null or {row}kinds && p_kinds or (p_kinds = '{{}}' and {row}kinds = '{{}}'))"
    )


def _region(state: str) -> str:
    return f"coalesce(p_map->'regions'->>{state}, '')"


# An activity in several States of a region counts in the first of them, so that the sum of a region counts it once.
FORWARD = f"""
create table assistance_kept (
    members boolean, what varchar(8), key varchar(40), state varchar(3), {_COUNTS},
    primary key (members, what, key, state)
);
create table assistance_kept_of (day date, map jsonb);
create table assistance_touched (state varchar(3));
create index activity_of_few on assistance_activity (same_as) where audience not in ('public', 'members');

create function assistance_touch() returns trigger language plpgsql {_SAFE} as $$
begin
    if tg_op = 'TRUNCATE' then
        delete from assistance_kept_of;
        return null;
    end if;
    if tg_op <> 'INSERT' then
        insert into assistance_touched select one from before b, unnest(b.jurisdictions) as one union
            select one from assistance_activity a, unnest(a.jurisdictions) as one
            where a.same_as in (select same_as from before);
    end if;
    if tg_op <> 'DELETE' then
        insert into assistance_touched select one from assistance_activity a, unnest(a.jurisdictions) as one
            where a.same_as in (select same_as from after) group by one;
    end if;
    return null;
end $$;
revoke all on function assistance_touch() from public;
create trigger grid_added after insert on assistance_activity
    referencing new table as after for each statement execute function assistance_touch();
create trigger grid_changed after update on assistance_activity
    referencing old table as before new table as after for each statement execute function assistance_touch();
create trigger grid_removed after delete on assistance_activity
    referencing old table as before for each statement execute function assistance_touch();
create trigger grid_emptied after truncate on assistance_activity
    for each statement execute function assistance_touch();

create function assistance_counted(
    p_what varchar, p_keys varchar[], p_states varchar[], p_groups uuid[], p_today date, p_map jsonb
) returns table (key varchar, state varchar, {_COUNTS}) language sql stable {_SAFE} as $$
    with told as ({_told("p_groups is null")} union all {_told("a.same_as = any (p_groups)")}),
        once as (
            select distinct on (t.same_as) t.* from told t order by t.same_as, t.telling, t.recorded_at, t.id
        ),
        placed as (
            select one as state, place as key, o.originator_id, o.going_on, o.told_on, true as first
            from once o, unnest(o.jurisdictions) as one,
                unnest(case when o.under = '{{}}' then '{{""}}' else o.under end) as place
            where p_what = 'place' and (place = any (p_keys) or (p_keys is null and strpos(place, '(') = 0))
            union all
            select one, c.category, o.originator_id, o.going_on, o.told_on,
                cardinality(o.jurisdictions) = 1 or one = (
                    select min(other) from unnest(o.jurisdictions) as other
                    where {_region("other")} = {_region("one")}
                )
            from once o, unnest(o.jurisdictions) as one, lateral (
                select distinct coalesce(p_map->'categories'->>kind, '') as category
                from unnest(case when o.kinds = '{{}}' then '{{""}}' else o.kinds end) as kind
            ) as c
            where p_what = 'category'
        ),
        by_publisher as (
            select p.state, p.key, p.originator_id, count(*) filter (where p.first) as n,
                count(*) filter (where p.first and p.going_on) as running, bool_or(p.going_on) as acts,
                max(p.told_on) as told_on
            from placed p where p_states is null or p.state = any (p_states) group by 1, 2, 3
        )
    select b.key, b.state, sum(b.n)::integer, sum(b.running)::integer,
        coalesce(array_agg(b.originator_id) filter (where b.acts), '{{}}'), max(b.told_on)
    from by_publisher b group by b.key, b.state
$$;
revoke all on function assistance_counted({_FRESH}) from public;

create function assistance_groups_of(p_states varchar[]) returns uuid[] language sql stable {_SAFE} as $$
    select case when cardinality(p_states) <= {FEW} then
        array(select distinct a.same_as from assistance_activity a where a.jurisdictions && p_states) end
$$;
revoke all on function assistance_groups_of(varchar[]) from public;

create function assistance_cells(p_what varchar, p_keys varchar[], p_states varchar[], p_today date, p_map jsonb)
returns table (key varchar, state varchar, {_COUNTS}) language plpgsql stable {_SAFE} as $$
declare
    own uuid[] := '{{}}';
    mixed uuid[] := '{{}}';
    touched varchar[];
begin
    if not exists (select from assistance_kept_of k where k.day = p_today and k.map = p_map)
            or exists (select from unnest(p_keys) as one where strpos(one, '(') > 0) then
        return query select * from assistance_counted(
            p_what, p_keys, p_states, assistance_groups_of(p_states), p_today, p_map);
        return;
    end if;
    if {ORGANISATIONS} <> '{{}}' or {TEAMS} <> '{{}}' then
        own := array(
            select distinct a.same_as from assistance_activity a
            where a.audience not in ('public', 'members') and {_LIVE} and {visible("a.")}
        );
        mixed := array(
            select distinct a.same_as from assistance_activity a where a.same_as = any (own) and {_LIVE} and {_KEPT}
        );
    end if;
    touched := array(
        select t.state from assistance_touched t union select one from assistance_activity a,
            unnest(a.jurisdictions) as one where a.same_as = any (mixed) and {_LIVE} and {visible("a.")}
    );
    return query select k.key, k.state, k.activities, k.going_on, k.publishers, k.told_on from assistance_kept k
        where k.members = ({MEMBER}) and k.what = p_what and (p_keys is null or k.key = any (p_keys))
            and k.state <> all (touched) and (p_states is null or k.state = any (p_states));
    if own <> mixed then
        return query select c.* from assistance_counted(
            p_what, p_keys, p_states, array(select unnest(own) except select unnest(mixed)), p_today, p_map
        ) as c where c.state <> all (touched);
    end if;
    if p_states is not null then
        touched := array(select unnest(touched) intersect select unnest(p_states));
    end if;
    if touched <> '{{}}' then
        return query select * from assistance_counted(
            p_what, p_keys, touched, assistance_groups_of(touched), p_today, p_map);
    end if;
end $$;
revoke all on function assistance_cells({_CELLS}) from public;

create function assistance_in_cell(p_states varchar[], p_place varchar, p_kinds varchar[])
returns table (activity uuid, states varchar[]) language plpgsql stable {_SAFE} as $$
declare
    groups uuid[] := array(
        select distinct a.same_as from assistance_activity a where {_LIVE} and {_in_cell("a.")});
begin
    return query select o.id, o.jurisdictions from (
        select distinct on (a.same_as) a.id, a.jurisdictions, a.under, a.kinds, a.starts_on
        from assistance_activity a where a.same_as = any (groups) and {_LIVE} and {visible("a.")}
        order by a.same_as, a.telling, a.recorded_at, a.id
    ) as o where {_in_cell("o.")} order by o.starts_on desc nulls last, o.id;
end $$;
revoke all on function assistance_in_cell(varchar[], varchar, varchar[]) from public;

create function assistance_keep(p_today date, p_map jsonb) returns void language plpgsql {_SAFE} as $$
declare
    asked constant text[] := array[
        current_setting('merida.member', true), current_setting('merida.organisations', true),
        current_setting('merida.teams', true)
    ];
    known boolean;
    touched varchar[];
    groups uuid[];
begin
    if not pg_try_advisory_xact_lock(5704031040) then
        return;
    end if;
    known := exists (select from assistance_kept_of k where k.day = p_today and k.map = p_map);
    if known and not exists (select from assistance_touched) then
        return;
    end if;
    with gone as (delete from assistance_touched returning state)
        select array_agg(distinct state) into touched from gone;
    if not known then
        touched := null;
        delete from assistance_kept_of;
        insert into assistance_kept_of values (p_today, p_map);
    end if;
    groups := assistance_groups_of(touched);
    delete from assistance_kept k where touched is null or k.state = any (touched);
    perform set_config('merida.organisations', '', true), set_config('merida.teams', '', true);
    for turn in 0 .. 1 loop
        perform set_config('merida.member', case turn when 1 then 'yes' else '' end, true);
        insert into assistance_kept
            select turn = 1, what, c.* from unnest(array['place', 'category']) as what,
                assistance_counted(what, null, touched, groups, p_today, p_map) as c;
    end loop;
    perform set_config('merida.member', coalesce(asked[1], ''), true),
        set_config('merida.organisations', coalesce(asked[2], ''), true),
        set_config('merida.teams', coalesce(asked[3], ''), true);
end $$;
revoke all on function assistance_keep(date, jsonb) from public;
"""

BACKWARD = f"""
drop function assistance_keep(date, jsonb);
drop function assistance_in_cell(varchar[], varchar, varchar[]);
drop function assistance_cells({_CELLS});
drop function assistance_groups_of(varchar[]);
drop function assistance_counted({_FRESH});
drop trigger grid_added on assistance_activity;
drop trigger grid_changed on assistance_activity;
drop trigger grid_removed on assistance_activity;
drop trigger grid_emptied on assistance_activity;
drop function assistance_touch();
drop index activity_of_few;
drop table assistance_touched, assistance_kept_of, assistance_kept;
"""
