"""Reminders that nobody has to press a button for: a task that waits until the day."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from django.tasks import task
from django.utils import timezone

from merida.site.assistance.models.plans import PlanRound
from merida.site.assistance.services.progress import remind
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.models import Membership, Person


def remind_later(in_round: PlanRound) -> None:
    """Leave a task for the morning of the day."""
    morning = timezone.make_aware(datetime.combine(in_round.remind_on, time(7)))
    later = remind_round.using(run_after=morning) if morning > timezone.now() else remind_round
    later.enqueue(str(in_round.pk), str(in_round.plan.owner_id), str(in_round.opened_by_id))


@task
def remind_round(in_round: str, owner: str, opened_by: str) -> int:
    """Remind in the name of who opened the round or, if she has left, of another focal point of the authority."""
    person = _keeper(UUID(owner), UUID(opened_by))
    if person is None:
        return 0
    with acting_as(person):
        found = PlanRound.objects.select_related("plan__owner").filter(pk=in_round, reminded_at__isnull=True).first()
        return remind(in_round=found, by=person, at=timezone.now()) if found else 0


def _keeper(owner: UUID, opened_by: UUID) -> Person | None:
    live = Membership.objects.live().filter(organisation=owner, role=Role.FOCAL_POINT, person__is_active=True)
    found = sorted(live.select_related("person"), key=lambda one: (one.person_id != opened_by, one.since))
    return found[0].person if found else None
