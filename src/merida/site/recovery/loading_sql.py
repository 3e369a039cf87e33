"""A load as SQL: from the table `incoming` to cases, facts, claims, events and postings, each set at once.

The claim used for a fact follows `merida.tracing.claims.preferred`: a person's choice, the register's, else what is
furthest done, of the best class, told most precisely, first. A fact of which its register uses no claim has no event.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from merida.money.accounts import ACCOUNTS, OUT, STAGES
from merida.site.provenance.services import COLUMNS as RESTRICTIONS
from merida.tracing.claims import CLASSES, STATUSES

TOLD = (
    "stage", "status", "unit", "minor", "until_minor", "qualifier", "happened", "first", "last", "jurisdictions",
    "origins", "locations", "recipients", "ground", "route", "disposal", "form", "asset_type", "cluster", "authority",
)  # fmt: skip


def _of(alias: str, names: tuple[str, ...]) -> str:
    return ", ".join(f'{alias}."{name}"' for name in names)


_TOLD, _R = ", ".join(f'"{name}"' for name in TOLD), ", ".join(f'"{name}"' for name in RESTRICTIONS)
_WAYS = ", ".join(
    [f"('{name}', '{ACCOUNTS[name].before}', '{name}')" for name in (*STAGES, *OUT)]
    + ["('interest', 'interest', 'frozen')", "('valued', 'valuation', 'frozen')"]
)
"""Kind of event, whence, whither: `merida.money.events` for whatever is not exchanged or sold."""

# The application's role may make no temporary tables; the owner makes these four for it, empty, for one transaction.
TABLES = """
create function recovery_begin_load() returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
    perform set_config('client_min_messages', 'warning', true);
    drop table if exists pg_temp.incoming, pg_temp.incoming_case, pg_temp.affected, pg_temp.moving;
    create temporary table incoming (
        line integer, digest text, fact_digest text, fact_key text, reference text, title text, stage text,
        status text, unit text, minor numeric, until_minor numeric, qualifier text, happened text, first date,
        last date, jurisdictions text[], origins text[], locations text[], recipients text[], ground text, route text,
        disposal text, form text, asset_type text, cluster text, authority text, words text, source text,
        source_class text, whose text, chosen boolean, details jsonb, learnt_on date
    ) on commit drop;
    create temporary table incoming_case (reference text, case_id uuid) on commit drop;
    create temporary table affected (fact_id uuid primary key) on commit drop;
    create temporary table moving (fact_id uuid, claim_id uuid, rule text, old_id uuid, new_id uuid) on commit drop;
    execute format(
        'grant select, insert, delete, maintain on pg_temp.incoming, pg_temp.incoming_case, pg_temp.affected,'
        ' pg_temp.moving to %I', session_user
    );
end $$;
create function recovery_know_sizes() returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
    analyze recovery_fact (id, digest), recovery_claim (id, fact_id, digest),
        recovery_event (id, fact_id, reverses_id, stage, status),
        recovery_conversion (event_id, "into", code, provider, rate_first, rate_last);
end $$;
revoke all on function recovery_begin_load() from public;
revoke all on function recovery_know_sizes() from public;
"""
KNOW_SIZES = "select recovery_know_sizes()"
"""After many rows: else PostgreSQL plans as if the tables were as small as before the load."""

BEGIN = "select recovery_begin_load(), set_config('work_mem', '64MB', true)"
READY = "analyze incoming;"

# A new case is named by State, year and a number that its reference gives: neutral, and the same in any order of rows.
CASES = f"""
insert into recovery_case (id, state, year, number, name, aliases, aliases_withheld, cluster, reference, offences,
    scope, scope_because, opened_on, opened_by_id, closed_on, {_R})
select gen_random_uuid(), state, year, 1 + ('x' || substr(md5(reference), 1, 7))::bit(28)::int %% 999999, '',
    case when title = '' then '{{}}' else array[title] end, not %(open)s, cluster, reference, '{{}}', 'not_stated', '',
    null, null, null, %(originator_id)s, %(consent_holder_id)s, %(audience)s, '{{}}', null, '', '{{}}'
from (
    select reference, coalesce(min(left(origins[1], 3)), '') as state, min(extract(year from first))::int as year,
        max(title) as title, max(cluster) as cluster
    from incoming group by reference
) found
where not exists (
    select from recovery_case c where c.originator_id = %(originator_id)s and c.reference = found.reference
);
insert into incoming_case (reference, case_id)
select distinct on (i.reference) i.reference, c.id as case_id
from (select distinct reference from incoming) i
join recovery_case c on c.originator_id = %(originator_id)s and c.reference = i.reference
order by i.reference, c.id;
analyze incoming_case;
"""

FACTS = f"""
insert into recovery_fact (id, case_id, stage, key, digest, {_R})
select distinct on (i.fact_digest, c.team) gen_random_uuid(), c.id, i.stage, i.fact_key, i.fact_digest,
    {_of("c", RESTRICTIONS)}
from incoming i join incoming_case k using (reference) join recovery_case c on c.id = k.case_id
where not exists (
    select from recovery_fact f where f.originator_id = c.originator_id and f.digest = i.fact_digest
        and f.team is not distinct from c.team
)
order by i.fact_digest, c.team, i.reference;
"""

CLAIMS = f"""
with added as (
    insert into recovery_claim (id, fact_id, case_id, digest, words, source, source_class, source_file_id, whose,
        chosen, details, load_id, learnt_on, recorded_at, recorded_by_id, {_TOLD}, {_R})
    select distinct on (i.digest, c.team) gen_random_uuid(), f.id, c.id, i.digest, i.words, i.source, i.source_class,
        %(source)s::uuid, i.whose, i.chosen, i.details, %(load)s,
        coalesce(i.learnt_on, %(on)s), %(at)s, %(by)s, {_of("i", TOLD)},
        {_of("c", RESTRICTIONS)}
    from incoming i join incoming_case k using (reference) join recovery_case c on c.id = k.case_id
    join recovery_fact f on f.originator_id = c.originator_id and f.digest = i.fact_digest
        and f.team is not distinct from c.team
    where not exists (
        select from recovery_claim o where o.originator_id = c.originator_id and o.digest = i.digest
            and o.team is not distinct from c.team
    )
    order by i.digest, c.team, i.line
    returning fact_id
)
insert into affected select distinct fact_id from added;
analyze affected;
"""

_STANDING = f"""
    coalesce(p.claim_id = c.id, false) desc, (c.chosen is true) desc, (c.minor is null),
    array_position(array[{", ".join(f"'{one}'" for one in STATUSES)}]::text[], c.status::text),
    array_position(array[{", ".join(f"'{one}'" for one in CLASSES)}]::text[], c.source_class::text),
    -length(rtrim(abs(c.minor)::text, '0')), c.first nulls last, c.digest collate "C"
"""

# What changes: `fact`, the claim it now rests on (if any) and the event that no longer holds (if any).
MOVING = f"""
insert into moving (fact_id, claim_id, rule, old_id, new_id)
with latest as (
    select distinct on (fact_id) fact_id, claim_id from recovery_preference
    where fact_id in (select fact_id from affected) order by fact_id, preferred_at desc, id desc
), best as (
    select distinct on (c.fact_id) c.fact_id, c.id as claim_id,
        case when p.claim_id is not null then 'person' when count(*) over told = 1 then 'only'
            when c.chosen then 'register' else 'rule' end as rule,
        p.claim_id is null and bool_and(c.chosen is false) over told as unused
    from recovery_claim c left join latest p on p.fact_id = c.fact_id
    where c.fact_id in (select fact_id from affected)
    window told as (partition by c.fact_id)
    order by c.fact_id, {_STANDING}
), live as (
    select e.id, e.fact_id, e.claim_id from recovery_event e
    where e.fact_id in (select fact_id from affected) and e.reverses_id is null
        and not exists (select from recovery_event r where r.reverses_id = e.id)
)
select coalesce(b.fact_id, l.fact_id) as fact_id, b.claim_id, b.rule, l.id as old_id, gen_random_uuid() as new_id
from (select * from best where not unused) b full join live l on l.fact_id = b.fact_id
where l.claim_id is distinct from b.claim_id;
analyze moving;
"""

REVERSALS = f"""
insert into recovery_event (id, fact_id, claim_id, rule, case_id, at_stage, becomes_unit, becomes_minor, shares, assets,
    thing, words, reverses_id, because, load_id, learnt_on, recorded_at, recorded_by_id, {_TOLD}, {_R})
select gen_random_uuid(), e.fact_id, e.claim_id, e.rule, e.case_id, e.at_stage, e.becomes_unit, e.becomes_minor,
    e.shares, e.assets, e.thing, '', e.id, %(because)s, %(load)s, %(on)s, %(at)s, %(by)s, {_of("e", TOLD)},
    {_of("e", RESTRICTIONS)}
from moving m join recovery_event e on e.id = m.old_id;
insert into recovery_posting (event_id, number, account, unit, minor, {_R})
select r.id, p.number, p.account, p.unit, -p.minor, {_of("r", RESTRICTIONS)}
from moving m join recovery_event r on r.reverses_id = m.old_id join recovery_posting p on p.event_id = m.old_id;
"""

EVENTS = f"""
insert into recovery_event (id, fact_id, claim_id, rule, case_id, at_stage, becomes_unit, becomes_minor, shares, assets,
    thing, words, reverses_id, because, load_id, learnt_on, recorded_at, recorded_by_id, {_TOLD}, {_R})
select m.new_id, c.fact_id, c.id, m.rule, c.case_id, '', '', null, '[]', '{{}}', '', '', null, '', %(load)s, %(on)s,
    %(at)s, %(by)s, {_of("c", TOLD)}, {_of("c", RESTRICTIONS)}
from moving m join recovery_claim c on c.id = m.claim_id;
insert into recovery_posting (event_id, number, account, unit, minor, {_R})
select e.id, n.number, case n.number when 1 then w.whence else w.whither end, e.unit,
    case n.number when 1 then -e.minor else e.minor end, {_of("e", RESTRICTIONS)}
from moving m join recovery_event e on e.id = m.new_id
join (values {_WAYS}) w(kind, whence, whither) on w.kind = e.stage
cross join (values (1), (2)) n(number)
where e.status = 'done' and e.minor > 0
order by e.id, n.number;
"""

# Sums are kept for what counts by itself; events of one thing, or with stated shares, are added up when asked for.
# Flows are kept without their year: with it there would be nearly as many sums as events.
FLOW_KEYS = """jurisdictions || case when recipients <> '{}' then array['>']::varchar[] || recipients
    else array['<']::varchar[] || origins end"""
_DIMENSIONS = ", ".join(
    [f"('{name[:-1]}', {name}, year)" for name in ("jurisdictions", "origins", "locations", "recipients")]
    + [f"('{name}', array[{name}]::varchar[], year)" for name in ("ground", "route", "disposal", "form", "asset_type")]
    + ["('provider', array[provider]::varchar[], year)", f"('flow', {FLOW_KEYS}, null)"]
)
_CELL = "originator_id, consent_holder_id, audience, named_organisations, team"


def cells(where: str, sign: int = 1) -> str:
    """Add the sums of the events `e` that meet a condition (or take them back), converted into `%(into)s`."""
    return f"""
    insert into recovery_volumecell (stage, status, dimension, keys, year, unit, qualifier, ranged, parts, low, high,
        converted_parts, converted_low, converted_high, left_low, left_high, {_CELL}, purpose, onward_limits)
    with counted as (
        select e.stage, e.status, e.jurisdictions, e.origins, e.locations, e.recipients, e.ground, e.route, e.disposal,
            e.form, e.asset_type, extract(year from e.first)::int as year, e.unit, e.qualifier,
            e.until_minor is not null as ranged, e.minor as low, coalesce(e.until_minor, e.minor) as high,
            case when e.unit = %(into)s then e.minor else v.minor end as c_low,
            case when e.unit = %(into)s then coalesce(e.until_minor, e.minor)
                else coalesce(v.until_minor, v.minor) end as c_high,
            coalesce(v.provider, '') as provider, {", ".join(f"e.{name}" for name in _CELL.split(", "))}
        from recovery_event e
        left join recovery_conversion v on v.event_id = e.id and v."into" = %(into)s and v.code = ''
        where e.reverses_id is null and e.thing = '' and e.shares = '[]' and {where}
    )
    select stage, status, dimension, keys, dated, unit, qualifier, ranged, {sign} * count(*),
        {sign} * coalesce(sum(low), 0), {sign} * coalesce(sum(high), 0), {sign} * count(c_low),
        {sign} * coalesce(sum(c_low), 0), {sign} * coalesce(sum(c_high), 0),
        {sign} * coalesce(sum(low) filter (where c_low is null), 0),
        {sign} * coalesce(sum(high) filter (where c_low is null), 0), {_CELL}, '', '{{}}'
    from counted cross join lateral (values {_DIMENSIONS}) d(dimension, keys, dated)
    group by stage, status, dimension, keys, dated, unit, qualifier, ranged, {_CELL}
    """


MANY = 1_000
"""So many events at once change what PostgreSQL should know of the sizes of tables."""


def run(cursor: Any, statements: str, values: dict[str, Any]) -> int:
    """Run statements one by one, each with the values it names; how many rows the first one touched."""
    touched = 0
    for number, statement in enumerate(filter(str.strip, statements.split(";\n"))):
        named = {name: value for name, value in values.items() if f"%({name})s" in statement}
        cursor.execute(statement, named or None)
        touched = int(cursor.rowcount) if not number else touched
    return touched


def fact_digest(key: str, stage: str) -> str:
    """The digest of a fact: of its key, or of the digest of its only claim, and its stage."""
    return hashlib.sha256(json.dumps(["fact", key, stage]).encode()).hexdigest()
