"""Who may do what in assistance: one name for each act, over the roles of the person who asks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from merida.site.assistance.choices_programmes import Side
from merida.site.people.choices import Role
from merida.site.provenance.asking import Asker


def can_keep_plan(asker: Asker, owner: UUID | None) -> bool:
    """Assign, take replies over, and plan: the focal point, for her own authority."""
    return Role.FOCAL_POINT in asker.roles and owner is not None and owner in asker.organisations


def can_record_programme(asker: Asker) -> bool:
    """Record engagements, training and initiatives: whoever gives assistance, a State's authority too."""
    return bool(asker.roles & {Role.PROVIDER, Role.SECRETARIAT, Role.FOCAL_POINT})


def can_change_programme(asker: Asker, owner: UUID | None) -> bool:
    """Change what one's own organisation recorded."""
    return can_record_programme(asker) and owner is not None and owner in asker.organisations


def can_work_queue(asker: Asker) -> bool:
    """Decide on proposals of matches and on pairs of activities."""
    return bool(asker.roles & {Role.SECRETARIAT, Role.ANALYST})


def can_make_request(asker: Asker) -> bool:
    """Ask for assistance: the focal point of a State."""
    return Role.FOCAL_POINT in asker.roles


def can_consent(asker: Asker, holder: UUID | None) -> bool:
    """Say who may see a request: the focal point, for the authority that asks and nobody else."""
    return Role.FOCAL_POINT in asker.roles and holder is not None and holder in asker.organisations


def can_tell_activities(asker: Asker) -> bool:
    """Register what one's own organisation does: a State, a regional organization or a network may be a provider."""
    return bool(asker.roles & {Role.PROVIDER, Role.FOCAL_POINT, Role.SECRETARIAT})


def can_reply(asker: Asker) -> bool:
    """Reply to a request that was circulated to one."""
    return bool(asker.roles & {Role.PROVIDER, Role.SECRETARIAT})


def can_say_same(asker: Asker) -> bool:
    """Say which records of publishers tell of one activity."""
    return Role.SECRETARIAT in asker.roles


def sides_of_match(asker: Asker, match: Any) -> frozenset[Side]:
    """For whom one may speak in a match: the State that asks, the provider, the secretariat that sees it."""
    found = set()
    if Role.FOCAL_POINT in asker.roles and {match.originator_id, match.consent_holder_id} & asker.organisations:
        found.add(Side.STATE)
    if match.provider_id in asker.organisations and asker.roles & {Role.PROVIDER, Role.FOCAL_POINT, Role.SECRETARIAT}:
        found.add(Side.PROVIDER)
    if can_work_queue(asker):
        found.add(Side.SECRETARIAT)
    return frozenset(found)
