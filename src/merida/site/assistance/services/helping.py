"""A focal point says which requests and activities help an action of her plan, and takes that back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.assistance.choices_plans import Level
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.plans import PlanHelp, PlanItem
from merida.site.assistance.models.requests import Request
from merida.site.assistance.permissions import can_keep_plan
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act


@transaction.atomic
def name_help(*, item: PlanItem, keys: Iterable[str], by: Person, at: datetime) -> int:
    """Requests and activities that help this action, each once; how many are new."""
    require(can_keep_plan(current(), item.plan.owner_id))
    if item.level != Level.ACTION or item.removed_at is not None:
        raise Refusal(_("Progress is reported on actions that stand in the plan."))
    new = 0
    for key in dict.fromkeys(keys):
        found = _what(key, item)
        if not PlanHelp.objects.filter(item=item, **found).exists():
            PlanHelp.objects.create(item=item, **found, **inherited(item))
            new += 1
    record_act(act="name_help", subject=item, by=by.pk, at=at, new=new)
    return new


@transaction.atomic
def take_help_off(*, item: PlanItem, key: str, by: Person, at: datetime) -> None:
    """It does not help this action."""
    require(can_keep_plan(current(), item.plan.owner_id))
    PlanHelp.objects.filter(item=item, **_what(key, item)).delete()
    record_act(act="take_help_off", subject=item, by=by.pk, at=at, what=key)


def _what(key: str, item: PlanItem) -> dict[str, Any]:
    """What a key names, if one sees it; a request is one of the plan's own authority."""
    kind, _colon, name = key.partition(":")
    found: Request | Activity | None = None
    with suppress(ValueError):
        if kind == "request":
            found = Request.objects.filter(pk=UUID(name), originator=item.plan.owner_id).first()
        elif kind == "activity":
            found = Activity.objects.filter(pk=UUID(name)).first()
    if found is None:
        raise Refusal(_("Choose a request or an activity of the list."))
    return {kind: found}
