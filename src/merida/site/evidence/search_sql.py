"""Search in PostgreSQL: stemmed words of each passage, and two functions that see past row-level security.

A policy keeps PostgreSQL from using the index of words, so the functions run as the owner and repeat the policy.
"""

from __future__ import annotations

from merida.site.evidence.folding import CONFIGURATIONS
from merida.site.provenance.policies import visible

LANGUAGES = tuple(CONFIGURATIONS)
_CASES = " ".join(f"when '{lang}' then to_tsvector('{how}', search_text)" for lang, how in CONFIGURATIONS.items())
_ARGUMENTS = ", ".join(f"q_{language} text" for language in LANGUAGES)
_NARROWING = "p_language text, p_state text, p_cycle integer, p_kind text, p_role text"
_TYPES = ", ".join(["text"] * len(LANGUAGES) + ["text", "text", "integer", "text", "text"])
_HIT = " or ".join(
    f"(p.language = '{lang}' and p.search @@ to_tsquery('{how}', q_{lang}))" for lang, how in CONFIGURATIONS.items()
)
_ASKED = " || ".join(
    f"coalesce(case p.language when '{lang}' then to_tsquery('{how}', q_{lang}) end, ''::tsquery)"
    for lang, how in CONFIGURATIONS.items()
)
_WHERE = f"""
    p.searched and ({_HIT})
    and (p_language is null or p.language = p_language)
    and (p_state is null or p.state = p_state)
    and (p_cycle is null or p.cycle = p_cycle)
    and (p_kind is null or p.document_kind = p_kind)
    and (p_role is null or p.role = p_role)
    and {visible("p.")}
"""
_SAFE = "stable security definer set search_path = pg_catalog, public"
MOST_RANKED = 2_000

FORWARD = f"""
alter table evidence_passage add column search tsvector generated always as (
    case language {_CASES} else to_tsvector('simple', search_text) end
) stored;
create index passage_search on evidence_passage using gin (search);

create function evidence_search_counts({_ARGUMENTS}, {_NARROWING})
returns table (facet text, value text, hits bigint) language sql {_SAFE} as $$
    select case
            when grouping(p.language) = 0 then 'language' when grouping(p.state) = 0 then 'state'
            when grouping(p.cycle) = 0 then 'cycle' when grouping(p.document_kind) = 0 then 'kind'
            when grouping(p.role) = 0 then 'role' else 'total' end,
        coalesce(p.language, p.state, p.cycle::text, p.document_kind, p.role, ''), count(*)
    from evidence_passage p where {_WHERE}
    group by grouping sets ((p.language), (p.state), (p.cycle), (p.document_kind), (p.role), ())
$$;

create function evidence_search({_ARGUMENTS}, {_NARROWING}, ranked boolean, most integer, past integer)
returns table (passage uuid) language sql {_SAFE} as $$
    select p.id from evidence_passage p where {_WHERE}
    order by case when ranked then ts_rank_cd(p.search, {_ASKED}, 1) end desc nulls last, p.document_id, p.number
    limit least(most, 100000) offset past
$$;

revoke all on function evidence_search_counts({_TYPES}) from public;
revoke all on function evidence_search({_TYPES}, boolean, integer, integer) from public;
"""

BACKWARD = f"""
drop function evidence_search({_TYPES}, boolean, integer, integer);
drop function evidence_search_counts({_TYPES});
alter table evidence_passage drop column search;
"""
