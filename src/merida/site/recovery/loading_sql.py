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

# The application's role may make no temporary tables; the owner makes these for it, empty, for one transaction.
TABLES = """
create or replace function recovery_begin_load() returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
    perform set_config('client_min_messages', 'warning', true);
    drop table if exists pg_temp.incoming, pg_temp.incoming_case, pg_temp.incoming_fact, pg_temp.claiming,
        pg_temp.affected, pg_temp.moving;
    create temporary table incoming (
        line integer, digest text, fact_digest text, fact_key text, reference text, title text, stage text,
        status text, unit text, minor numeric, until_minor numeric, qualifier text, happened text, first date,
        last date, jurisdictions text[], origins text[], locations text[], recipients text[], ground text, route text,
        disposal text, form text, asset_type text, cluster text, authority text, words text, source text,
        source_class text, whose text, chosen boolean, details jsonb, learnt_on date, row_key text
    ) on commit drop;
    create temporary table incoming_case (reference text, case_id uuid, team uuid) on commit drop;
    create temporary table incoming_fact (digest text, team uuid, fact_id uuid, known boolean, line integer)
        on commit drop;
    create temporary table claiming (line integer, claim_id uuid, case_id uuid, team uuid, fact_digest text,
        fact_id uuid, old_id uuid, old_fact uuid) on commit drop;
    create temporary table affected (fact_id uuid primary key) on commit drop;
    create temporary table moving (fact_id uuid, claim_id uuid, rule text, old_id uuid, new_id uuid) on commit drop;
    execute format(
        'grant select, insert, delete, maintain on pg_temp.incoming, pg_temp.incoming_case,'
        ' pg_temp.incoming_fact, pg_temp.claiming, pg_temp.affected, pg_temp.moving to %I', session_user
    );
end $$;
create or replace function recovery_know_sizes() returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
    analyze recovery_fact (id, digest), recovery_claim (id, fact_id, digest),
        recovery_event (id, fact_id, reverses_id, stage, status),
        recovery_conversion (event_id, "into", code, provider, rate_first, rate_last);
end $$;
revoke all on function recovery_begin_load() from public;
revoke all on function recovery_know_sizes() from public;
"""
# One expression, so that PostgreSQL puts it into the query instead of calling it for each amount.
HALF_EVEN = """
create or replace function recovery_half_even(numerator numeric, denominator numeric) returns numeric
language sql immutable parallel safe return sign(numerator) * (div(abs(numerator), denominator) + case
    when 2 * mod(abs(numerator), denominator) > denominator then 1
    when 2 * mod(abs(numerator), denominator) = denominator and mod(div(abs(numerator), denominator), 2) = 1 then 1
    else 0 end);
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
insert into incoming_case (reference, case_id, team)
select distinct on (i.reference) i.reference, c.id, c.team
from (select distinct reference from incoming) i
join recovery_case c on c.originator_id = %(originator_id)s and c.reference = i.reference
order by i.reference, c.id;
analyze incoming_case;
"""

# What is new: statements nobody made yet, and rows of a source that say something else than before (`old_id`).
# Two tables that grew in this transaction are never joined: PostgreSQL cannot know their sizes.
CLAIMING = """
insert into claiming (line, claim_id, case_id, team, fact_digest, fact_id, old_id, old_fact)
with latest as (
    select o.id, o.fact_id, o.case_id, o.row_key, o.source, o.stage, o.digest, f.key from recovery_claim o
    join recovery_fact f on f.id = o.fact_id
    where o.originator_id = %(originator_id)s and o.row_key <> '' and o.row_key in (select row_key from incoming)
        and not exists (select from recovery_claim n where n.corrects_id = o.id)
)
select distinct on (i.digest, k.team, l.id) i.line, gen_random_uuid(), k.case_id, k.team, i.fact_digest,
    case when i.fact_key = '' and l.key = '' then l.fact_id end, l.id, l.fact_id
from incoming i join incoming_case k using (reference)
left join latest l on i.row_key <> '' and l.row_key = i.row_key and l.source = i.source and l.stage = i.stage
    and l.case_id = k.case_id
where (l.id is not null and l.digest <> i.digest) or (l.id is null and not exists (
    select from recovery_claim o where o.digest = i.digest and o.originator_id = %(originator_id)s
        and o.team is not distinct from k.team
))
order by i.digest, k.team, l.id, i.line;
analyze claiming;
"""

FACTS = f"""
insert into incoming_fact (digest, team, fact_id, known, line)
select distinct on (c.fact_digest, c.team) c.fact_digest, c.team, coalesce(f.id, gen_random_uuid()), f.id is not null,
    c.line
from claiming c join incoming i on i.line = c.line
left join recovery_fact f on f.digest = c.fact_digest and f.originator_id = %(originator_id)s
    and f.team is not distinct from c.team
where c.fact_id is null
order by c.fact_digest, c.team, i.reference, c.line;
analyze incoming_fact;
insert into recovery_fact (id, case_id, stage, key, digest, {_R})
select n.fact_id, c.id, i.stage, i.fact_key, n.digest, {_of("c", RESTRICTIONS)}
from incoming_fact n join incoming i on i.line = n.line join claiming a on a.line = n.line
join recovery_case c on c.id = a.case_id
where not n.known;
"""

CLAIMS = f"""
insert into recovery_claim (id, fact_id, case_id, digest, words, source, source_class, source_file_id, whose, chosen,
    details, load_id, learnt_on, recorded_at, recorded_by_id, row_key, corrects_id, {_TOLD}, {_R})
select a.claim_id, coalesce(a.fact_id, n.fact_id), c.id, i.digest, i.words, i.source, i.source_class,
    %(source)s::uuid, i.whose, i.chosen, i.details, %(load)s, coalesce(i.learnt_on, %(on)s), %(at)s, %(by)s, i.row_key,
    a.old_id, {_of("i", TOLD)}, {_of("c", RESTRICTIONS)}
from claiming a join incoming i on i.line = a.line join recovery_case c on c.id = a.case_id
left join incoming_fact n on n.digest = a.fact_digest and n.team is not distinct from a.team
order by i.line;
insert into affected
select coalesce(a.fact_id, n.fact_id) from claiming a
left join incoming_fact n on n.digest = a.fact_digest and n.team is not distinct from a.team
union select old_fact from claiming where old_fact is not null;
analyze affected;
"""

CHANGES = """
select i.line, i.reference, o.unit, o.minor, o.until_minor, o.qualifier, o.happened, o.status, i.unit, i.minor,
    i.until_minor, i.qualifier, i.happened, i.status
from claiming a join incoming i on i.line = a.line join recovery_claim o on o.id = a.old_id
where a.old_id is not null order by i.line limit %(most)s
"""
"""What rows of a source say now beside what they said before."""

_STANDING = f"""
    coalesce(p.claim_id = c.id, false) desc, (c.chosen is true) desc, (c.minor is null),
    array_position(array[{", ".join(f"'{one}'" for one in STATUSES)}]::text[], c.status::text),
    array_position(array[{", ".join(f"'{one}'" for one in CLASSES)}]::text[], c.source_class::text),
    -length(rtrim(abs(c.minor)::text, '0')), c.first nulls last, c.digest collate "C"
"""

# What changes: `fact`, the claim it now rests on (if any) and the event that no longer holds (if any).
MOVING = f"""
insert into moving (fact_id, claim_id, rule, old_id, new_id)
with recursive chosen as (
    select distinct on (fact_id) fact_id, claim_id from recovery_preference
    where fact_id in (select fact_id from affected) order by fact_id, preferred_at desc, id desc
), said as (
    select fact_id, claim_id from chosen
    union all select s.fact_id, n.id from said s join recovery_claim n on n.corrects_id = s.claim_id
), latest as (
    select s.fact_id, s.claim_id from said s join recovery_claim c on c.id = s.claim_id and c.fact_id = s.fact_id
    where not exists (select from recovery_claim n where n.corrects_id = c.id)
), best as (
    select distinct on (c.fact_id) c.fact_id, c.id as claim_id,
        case when p.claim_id is not null then 'person' when count(*) over told = 1 then 'only'
            when c.chosen then 'register' else 'rule' end as rule,
        p.claim_id is null and bool_and(c.chosen is false) over told as unused
    from recovery_claim c left join latest p on p.fact_id = c.fact_id
    where c.fact_id in (select fact_id from affected)
        and not exists (select from recovery_claim n where n.corrects_id = c.id)
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
    e.shares, e.assets, e.thing, '', e.id,
    case when exists (select from recovery_claim n where n.corrects_id = e.claim_id)
        then %(corrected)s else %(because)s end, %(load)s, %(on)s, %(at)s, %(by)s, {_of("e", TOLD)},
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
_FLOW = FLOW_KEYS
for _name in ("jurisdictions", "recipients", "origins"):
    _FLOW = _FLOW.replace(_name, f"e.{_name}")
_DIMENSIONS = (
    *((name[:-1], f"e.{name}") for name in ("jurisdictions", "origins", "locations", "recipients")),
    *((name, f"e.{name}") for name in ("ground", "route", "disposal", "form", "asset_type")),
    ("provider", "coalesce(v.provider, '')"), ("flow", _FLOW),
)  # fmt: skip
_WHOLE = ("jurisdiction", "origin", "location", "recipient", "flow")
"""Dimensions of which an event may have several keys; of the others it has one."""
_SETS = ", ".join(f"(kind, by_{name}{'' if name == 'flow' else ', year'})" for name, _key in _DIMENSIONS)
_GROUPED_BY = " ".join(f"when grouping(by_{name}) = 0 then '{name}'" for name, _key in _DIMENSIONS)
_KEYS_OF = " ".join(
    f"when '{name}' then {f'by_{name}' if name in _WHOLE else f'array[by_{name}]'}::varchar[]"
    for name, _key in _DIMENSIONS
)
_CELL = "originator_id, consent_holder_id, audience, named_organisations, team"
_CELL_OF_EVENT = ", ".join(f"e.{name}" for name in _CELL.split(", "))


def cells(where: str, sign: int = 1) -> str:
    """Add the sums of the events `e` that meet a condition (or take them back), converted into `%(into)s`."""
    return f"""
    insert into recovery_volumecell (stage, status, dimension, keys, year, unit, qualifier, ranged, parts, low, high,
        converted_parts, converted_low, converted_high, left_low, left_high, {_CELL}, purpose, onward_limits)
    with counted as materialized (
        select dense_rank() over (order by e.stage, e.status, e.unit, e.qualifier, e.until_minor is not null,
                {_CELL_OF_EVENT}) as kind,
            e.stage, e.status, {", ".join(f"{key} as by_{name}" for name, key in _DIMENSIONS)},
            extract(year from e.first)::int as year, e.unit, e.qualifier,
            e.until_minor is not null as ranged, e.minor as low, coalesce(e.until_minor, e.minor) as high,
            case when e.unit = %(into)s then e.minor else v.minor end as c_low,
            case when e.unit = %(into)s then coalesce(e.until_minor, e.minor)
                else coalesce(v.until_minor, v.minor) end as c_high,
            {_CELL_OF_EVENT}
        from recovery_event e
        left join recovery_conversion v on v.event_id = e.id and v."into" = %(into)s and v.code = ''
        where e.reverses_id is null and e.thing = '' and e.shares = '[]' and {where}
    ), summed as (
        select kind, case {_GROUPED_BY} end as found, {", ".join(f"by_{name}" for name, _key in _DIMENSIONS)}, year,
            {sign} * count(*) as parts, {sign} * coalesce(sum(low), 0) as low, {sign} * coalesce(sum(high), 0) as high,
            {sign} * count(c_low) as done, {sign} * coalesce(sum(c_low), 0) as c_low,
            {sign} * coalesce(sum(c_high), 0) as c_high,
            {sign} * coalesce(sum(low) filter (where c_low is null), 0) as l_low,
            {sign} * coalesce(sum(high) filter (where c_low is null), 0) as l_high
        from counted group by grouping sets ({_SETS})
    ), kinds as (
        select distinct on (kind) kind, stage, status, unit, qualifier, ranged, {_CELL} from counted order by kind
    )
    select stage, status, found, case found {_KEYS_OF} end, year, unit, qualifier, ranged, parts, low, high, done,
        c_low, c_high, l_low, l_high, {_CELL}, '', '{{}}'
    from summed join kinds using (kind)
    """


MANY = 1_000
"""So many events at once change what PostgreSQL should know of the sizes of tables."""
BULK = "select set_config('enable_nestloop', %(nested)s, true)"
"""Many rows are joined whole: a plan that goes through one table for each row of another only looks cheap."""


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
