"""The ledger as PostgreSQL keeps it: nothing is changed or taken out, and the postings of an event sum to zero.

The sum is looked at when a transaction commits, by a function of the owner: row-level security would let it see only
a part. What is only ever added is held by rights (server/roles.py) and by a trigger, which holds the owner too.
"""

from __future__ import annotations

from merida.site.recovery.loading_sql import TABLES

APPEND_ONLY = (
    "recovery_fact", "recovery_claim", "recovery_preference", "recovery_event", "recovery_posting",
    "recovery_suspicion", "recovery_suspiciondecision", "recovery_conversion",
)  # fmt: skip

_TRIGGERS = "\n".join(
    f"create trigger only_added before update or delete on {table} for each row execute function recovery_only_added();"
    for table in APPEND_ONLY
)

# A whole installation is emptied by deleting, in tests: whoever may set this may also drop the trigger.
FORWARD = f"""
create function recovery_only_added() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and coalesce(current_setting('merida.emptying', true), '') = 'yes' then
        return old;
    end if;
    raise exception 'The ledger is only added to: reverse an event with a reason instead (%).', tg_table_name
        using errcode = 'restrict_violation';
end $$;
{_TRIGGERS}

create function recovery_sums_to_zero() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
    over record;
begin
    select unit, sum(minor) as minor into over from recovery_posting where event_id = new.event_id
        group by unit having sum(minor) <> 0 limit 1;
    if found then
        raise exception 'The postings of event % do not sum to zero: % % is over.', new.event_id, over.minor, over.unit
            using errcode = 'check_violation', constraint = 'postings_sum_to_zero';
    end if;
    return null;
end $$;

create constraint trigger postings_sum_to_zero after insert on recovery_posting
    deferrable initially deferred for each row execute function recovery_sums_to_zero();

create function recovery_half_even(numerator numeric, denominator numeric) returns numeric
language sql immutable parallel safe return (
    with whole as (select div(abs(numerator), denominator) as n)
    select sign(numerator) * (n + case
        when 2 * (abs(numerator) - n * denominator) > denominator then 1
        when 2 * (abs(numerator) - n * denominator) = denominator and mod(n, 2) = 1 then 1
        else 0 end) from whole
);

create unique index conversion_made_once on recovery_conversion (event_id, "into") where code = '';
create index conversion_first_rate on recovery_conversion ("into", provider, rate_first) where code = '';
create index conversion_last_rate on recovery_conversion ("into", provider, rate_last) where code = '';
create index event_counted_by_itself on recovery_event (stage) where thing <> '' or shares <> '[]'::jsonb;
{TABLES}
"""

BACKWARD = f"""
drop function recovery_begin_load();
drop function recovery_know_sizes();
drop index event_counted_by_itself;
drop index conversion_last_rate;
drop index conversion_first_rate;
drop index conversion_made_once;
drop function recovery_half_even(numeric, numeric);
drop trigger postings_sum_to_zero on recovery_posting;
drop function recovery_sums_to_zero();
{"".join(f"drop trigger only_added on {table};" for table in APPEND_ONLY)}
drop function recovery_only_added();
"""
