"""The audit chain as PostgreSQL keeps it: linked by the database at commit, so that no program can forge a link.

The trigger waits until commit: the lock that orders the links is then held for the commit alone. It runs as the owner;
the application's role can add entries and nothing else.
"""

from __future__ import annotations

LOCK = 5_704_031_031  # any number nobody else locks

FORWARD = f"""
create function merida_field(word text) returns text language sql immutable
return case when word is null then '-,' else octet_length(word)::text || ':' || word || ',' end;

create function merida_audit_digest(
    number bigint, previous text, id uuid, at timestamptz, by uuid, act text, subject_type text, subject_id text,
    details text
) returns text language sql stable
return encode(sha256(convert_to(
    merida_field(number::text) || merida_field(previous) || merida_field(id::text)
    || merida_field(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || merida_field(by::text)
    || merida_field(act) || merida_field(subject_type) || merida_field(subject_id) || merida_field(details),
    'UTF8')), 'hex');

create function merida_link_entry() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    last record;
begin
    perform pg_advisory_xact_lock({LOCK});
    select number, digest into last from provenance_auditlink order by number desc limit 1;
    insert into provenance_auditlink (number, entry_id, previous, digest)
    values (
        coalesce(last.number, 0) + 1, new.id, coalesce(last.digest, ''),
        merida_audit_digest(coalesce(last.number, 0) + 1, coalesce(last.digest, ''), new.id, new.at, new."by", new.act,
            new.subject_type, new.subject_id, new.details)
    );
    return null;
end
$$;

create constraint trigger merida_linked after insert on provenance_auditentry
deferrable initially deferred for each row execute function merida_link_entry();
"""

BACKWARD = """
drop trigger merida_linked on provenance_auditentry;
drop function merida_link_entry();
drop function merida_audit_digest(bigint, text, uuid, timestamptz, uuid, text, text, text, text);
drop function merida_field(text);
"""
