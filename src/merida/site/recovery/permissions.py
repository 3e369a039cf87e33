"""Who may do what in recovery: one name for each act, over the roles and teams of the person who asks."""

from __future__ import annotations

from uuid import UUID

from merida.site.people.choices import Role
from merida.site.provenance.asking import Asker
from merida.site.provenance.choices import Audience
from merida.site.provenance.models import Restricted

_REGISTRARS = frozenset({Role.CASE_HOLDER, Role.SECRETARIAT, Role.ANALYST})


def can_open_case(asker: Asker) -> bool:
    """Open a case, or write a request into the log: case-holders."""
    return Role.CASE_HOLDER in asker.roles


def can_keep_case(asker: Asker, row: Restricted) -> bool:
    """Write into a case or a request: case-holders of its team."""
    return Role.CASE_HOLDER in asker.roles and row.team in asker.teams


def can_publish_case(asker: Asker, row: Restricted) -> bool:
    """Make public what may be read of a case, or take it back: its consent holder, by a case-holder of its team.

    A case of published sources is anyhow for everybody to see: whoever loaded it may publish it.
    """
    if row.consent_holder_id not in asker.organisations:
        return False
    return can_keep_case(asker, row) or (row.audience == Audience.PUBLIC and bool(asker.roles & _REGISTRARS))


def can_answer_reply(asker: Asker, authority: UUID) -> bool:
    """Answer what somebody sent to a publication: its authority."""
    return authority in asker.organisations and bool(asker.roles & _REGISTRARS)


def can_open_call(asker: Asker) -> bool:
    """Open a call for data: a secretariat."""
    return Role.SECRETARIAT in asker.roles


def can_answer_call(asker: Asker) -> bool:
    """Answer a call for data on behalf of a State."""
    return bool(asker.roles & {Role.CASE_HOLDER, Role.FOCAL_POINT})


_LEDGER = {Role.CASE_HOLDER, Role.SECRETARIAT, Role.ANALYST}


def can_load_events(asker: Asker) -> bool:
    """Load a file of events into the register of one's own organisation."""
    return bool(asker.roles & _LEDGER)


def can_load_for_everybody(asker: Asker) -> bool:
    """Load rows from published sources that everybody may see."""
    return bool(asker.roles & {Role.SECRETARIAT, Role.ANALYST})


def can_record(asker: Asker, row: Restricted) -> bool:
    """Record claims and events of a case, prefer and reverse: its team, or whoever keeps the register it is in."""
    if row.audience == "case_team":
        return Role.CASE_HOLDER in asker.roles and row.team in asker.teams
    return bool(asker.roles & _LEDGER) and row.originator_id in asker.organisations


def can_decide_suspicion(asker: Asker, row: Restricted) -> bool:
    """Say whether a suspicion is right: who may record in the register."""
    return can_record(asker, row)


def can_add_agreement(asker: Asker) -> bool:
    """Write down an agreement on returns that belongs to no case."""
    return bool(asker.roles & _LEDGER) and asker.member


def can_keep_agreement(asker: Asker, row: Restricted) -> bool:
    """Amend an agreement, code what it says: whoever may record where it belongs."""
    return can_record(asker, row)


def can_publish_agreement(asker: Asker, row: Restricted) -> bool:
    """Let everybody read an agreement that is published elsewhere: its consent holder."""
    return can_record(asker, row) and row.consent_holder_id in asker.organisations and row.audience != Audience.PUBLIC
