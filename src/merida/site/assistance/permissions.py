"""Who may do what in assistance: one name for each act, over the roles of the person who asks."""

from __future__ import annotations

from uuid import UUID

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
