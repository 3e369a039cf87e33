"""What institutions report on their actions becomes reports of the plan, once the focal point takes it over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from merida.site.assistance.choices_plans import DeliveryKind
from merida.site.assistance.models.institutions import Delivery
from merida.site.assistance.models.plans import PlanPart, PlanReport
from merida.site.assistance.selectors.progress_replies import preview_progress
from merida.site.assistance.services.replying import chosen_lines, settle, take_over, waiting
from merida.site.people.models import Person
from merida.site.provenance.services import inherited, record_act


def take(*, delivery: Delivery, chosen: Iterable[UUID], seen: str, by: Person, at: datetime) -> UUID:
    """The chosen rows of a delivery of either kind; the institution whose they are."""
    if delivery.kind == DeliveryKind.PROGRESS:
        said_by = take_reports(delivery=delivery, chosen=chosen, seen=seen, by=by, at=at)[0].said_by_id
        assert said_by is not None
        return said_by
    return take_over(delivery=delivery, chosen=chosen, seen=seen, by=by, at=at)[0].assignment.institution_id


@transaction.atomic
def take_reports(
    *, delivery: Delivery, chosen: Iterable[UUID], seen: str, by: Person, at: datetime
) -> list[PlanReport]:
    """The chosen rows become reports, each after the one before; all or none of them."""
    held = waiting(delivery, by)
    view = preview_progress(held)
    lines = chosen_lines(view, chosen, seen)
    source = settle(held, by=by, at=at)
    keys = [one.assignment for one in lines]
    parts = {one.pk: one for one in PlanPart.objects.filter(pk__in=keys).select_related("item", "institution")}
    if held.institution_id is None:
        held.institution_id = parts[keys[0]].institution_id
        held.save(update_fields=("institution",))
    reports = [
        PlanReport(
            item=parts[one.assignment].item, round_id=one.round, status=one.status, words=one.remark,
            evidence=one.evidence, reached=one.reached, said_by=parts[one.assignment].institution,
            person=held.said_by, via=held.via, delivery=held, source=source,
            place=one.cell or (str(one.row) if one.row else ""), taken_by=by, taken_at=at,
            **inherited(parts[one.assignment].item),
        )
        for one in lines
    ]  # fmt: skip
    PlanReport.objects.bulk_create(reports)
    record_act(
        act="take_reports", subject=held, by=by.pk, at=at, reports=len(reports), refused=len(view.refused),
        source=source.pk if source else None,
    )  # fmt: skip
    return reports
