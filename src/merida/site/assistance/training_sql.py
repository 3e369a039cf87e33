"""Persons trained, counted in PostgreSQL: lists stay with who made them, counts go to who may see the training."""

from __future__ import annotations

from merida.site.provenance.policies import visible

_SAFE = "stable security definer set search_path = pg_catalog, public"

FORWARD = f"""
create function assistance_trained(p_trainings uuid[])
returns table (by text, key text, attendances bigint, persons bigint) language sql {_SAFE} as $$
    select case when grouping(a.sex) = 0 then 'sex' when grouping(a.institution) = 0 then 'institution'
            when grouping(a.training_id) = 0 then 'training' else 'all' end,
        coalesce(a.sex, a.institution, a.training_id::text, ''), count(*), count(distinct a.person_key)
    from assistance_attendance a join assistance_training t on t.id = a.training_id
    where t.id = any (p_trainings) and {visible("t.")}
    group by grouping sets ((), (a.sex), (a.institution), (a.training_id))
$$;
revoke all on function assistance_trained(uuid[]) from public;
"""

BACKWARD = "drop function assistance_trained(uuid[]);"
