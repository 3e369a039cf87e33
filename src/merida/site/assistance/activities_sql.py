"""Who may write requests and activities, and the question "who already does this here" in PostgreSQL.

A policy keeps PostgreSQL from using the indexes of lists, so the function runs as the owner and repeats the policy.
"""

from __future__ import annotations

from merida.site.provenance.policies import ORGANISATIONS, SIGNED_IN, visible

_ROLES = "coalesce((select nullif(current_setting('merida.roles', true), '')), '{}')::text[]"
OWNERS = f"(originator_id = any ({ORGANISATIONS}) or consent_holder_id = any ({ORGANISATIONS})) and {SIGNED_IN}"
"""Whoever may read a row may not therefore change it: only who made it, or who may widen its audience."""
PUBLISHERS = f"({OWNERS} or ({visible()} and 'secretariat' = any ({_ROLES}) and {SIGNED_IN}))"
"""A secretariat says which records tell of one activity."""

_TYPES = "varchar[], varchar[], varchar[], varchar[], varchar[], date, date, uuid, integer"
_SAFE = "stable security definer set search_path = pg_catalog, public"

FORWARD = f"""
create function assistance_activities_here(
    p_jurisdictions varchar[], p_regions varchar[], p_provisions varchar[], p_under varchar[], p_kinds varchar[],
    p_start date, p_end date, p_without uuid, most integer
) returns table (activity uuid, weight integer) language sql {_SAFE} as $$
    select a.id,
        (case when a.jurisdictions && p_jurisdictions then 4 else 1 end)
        + (case when a.provisions && p_provisions then 6 when a.under && p_provisions then 5
            when a.provisions && p_under then 3 when a.under && p_under then 2 else 0 end)
        + (case when a.kinds && p_kinds then 3 else 0 end)
        + (case when a.status not in ('ended', 'cancelled') then 1 else 0 end)
        + (case when (p_end is null or a.starts_on is null or a.starts_on <= p_end)
            and (p_start is null or a.ends_on is null or a.ends_on >= p_start) then 2 else 0 end)
    from assistance_activity a
    where (a.jurisdictions && p_jurisdictions or a.regions && p_regions)
        and a.taken_back_at is null and (p_without is null or a.same_as <> p_without) and {visible("a.")}
    order by 2 desc, a.changed_at desc, a.id
    limit least(most, 1000)
$$;
revoke all on function assistance_activities_here({_TYPES}) from public;
"""

BACKWARD = f"drop function assistance_activities_here({_TYPES});"
