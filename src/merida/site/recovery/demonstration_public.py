"""What the demonstration shows of publications and calls for data: the register's returns, published; a call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.demo import demo_person
from merida.site.provenance.choices import Audience
from merida.site.recovery.models import Case, DataCall, Publication
from merida.site.recovery.selectors.publishing import publishable
from merida.site.recovery.services.calling import open_call
from merida.site.recovery.services.publishing import Chosen, publish_case


def furnish(*, at: datetime) -> Iterator[str]:
    """Publish what the register of published sources says of returns; open a call for last year."""
    by = demo_person(Role.SECRETARIAT)
    if by is None:
        return
    if not Publication.objects.exists():
        with acting_as(by):
            published = sum(_published(case, by, at) for case in Case.objects.filter(audience=Audience.PUBLIC))
        if published:
            yield f"{published} cases of published sources can be read by everybody, by State."
    with acting_as(by):
        if not DataCall.objects.exists():
            year = at.year - 1
            open_call(
                name=_("Volumes of %(year)d") % {"year": year}, year=year, due_on=at.date() + timedelta(days=60), by=by,
                at=at, note=_("Each stage by itself, in the currency in which it stands."),
            )  # fmt: skip


def _published(case: Case, by: object, at: datetime) -> bool:
    events = publishable(case)
    if not events:
        return False
    facts = {
        event.pk: Chosen(
            str(event.claim.details.get("end_use", "")) if event.claim else "",
            str(event.claim.details.get("monitoring", "")) if event.claim else "",
        )
        for event in events
    }
    years = sorted(event.first for event in events if event.first) or [date(at.year, 1, 1)]
    title = _("Recovery of assets, %(year)d") % {"year": years[-1].year}
    publish_case(case=case, title=title, summary="", facts=facts, by=by, at=at)  # type: ignore[arg-type]
    return True
