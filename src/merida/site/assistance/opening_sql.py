"""Who a personal link stands for: a function that sees past row-level security, and gives only that."""

from __future__ import annotations

from merida.site.provenance.policies import SIGNED_IN, TEAMS, visible


def behind_link(column: str) -> str:
    """Rows of the institution that a personal link stands for: who comes by one is nobody, in that "team" only."""
    return f"({column} = any ({TEAMS}))"


def read(column: str) -> str:
    """Who may see a row: as everywhere, and the institution behind its link."""
    return f"({visible()} or {behind_link(column)})"


def as_parent(column: str, table: str) -> str:
    """Rows that are only ever added are seen with what they are about: their own columns are never changed."""
    return f"({visible()} or {column} in (select id from {table}))"


_CARRIED = f"(select item_id from assistance_planpart where role = 'responsible' and institution_id = any ({TEAMS}))"
ITEM = f"({visible()} or id in {_CARRIED})"
"""An action is seen by who may see the plan, and behind its link by the institution that carries it out."""
PLAN = f"({visible()} or id in (select plan_id from assistance_planitem where id in {_CARRIED}))"
ROUND = f"({visible()} or plan_id in (select plan_id from assistance_planitem where id in {_CARRIED}))"
REPORT = (
    f"({visible()} or {behind_link('said_by_id')}"
    f" or item_id in (select i.id from assistance_planitem i where {visible('i.')}))"
)
"""A report is seen with its action; behind a link its own alone, not those of others on the same action."""
WRITE = f"({visible()} and {SIGNED_IN})"
DELIVER = f"({WRITE} or ({behind_link('institution_id')} and came_by_id is null and status = 'waiting'))"

FORWARD = """
create or replace function assistance_link(p_digest text, p_at timestamptz)
returns table (link uuid, institution uuid, owner uuid, made_by uuid) language sql
stable security definer set search_path = pg_catalog, public as $$
    select l.id, l.institution_id, i.owner_id, l.made_by_id
    from assistance_personallink l join assistance_institution i on i.id = l.institution_id
    where l.digest = p_digest and l.revoked_at is null and l.ends_at > p_at and i.closed_at is null
$$;
"""
BACKWARD = "drop function if exists assistance_link(text, timestamptz);"
