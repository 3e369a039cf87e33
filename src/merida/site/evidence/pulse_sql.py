"""The moment of the last change of an outcome, as a sequence: told at once and again at the commit, blocking nobody."""

from __future__ import annotations

FORWARD = """
create sequence evidence_pulse minvalue 0 start 0;

create function evidence_beat() returns trigger language plpgsql
security definer set search_path = pg_catalog, public as $$
begin
    perform setval('evidence_pulse', (extract(epoch from clock_timestamp()) * 1000)::bigint);
    return null;
end $$;

create trigger pulse_at_once after insert or update or delete or truncate on evidence_finding
    for each statement execute function evidence_beat();
create constraint trigger pulse_at_commit after insert or update or delete on evidence_finding
    deferrable initially deferred for each row execute function evidence_beat();
"""

BACKWARD = """
drop trigger pulse_at_commit on evidence_finding;
drop trigger pulse_at_once on evidence_finding;
drop function evidence_beat();
drop sequence evidence_pulse;
"""
