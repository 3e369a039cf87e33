"""What the demonstration shows of publications and calls for data: the register's returns, published; a call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.demo import demo_person
from merida.site.people.models import Person
from merida.site.provenance.choices import Audience
from merida.site.recovery.models import Case, DataCall, Publication
from merida.site.recovery.selectors.publishing import draft_of
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


def _published(case: Case, by: Person, at: datetime) -> bool:
    offered = draft_of(case=case).facts
    if not offered:
        return False
    facts = {one.key: Chosen(one.what_for, one.verified_by) for one in offered}
    year = max((one.when.year for one in offered if one.when), default=at.year)
    title = _("Recovery of assets, %(year)d") % {"year": year}
    publish_case(case=case, title=title, summary="", facts=facts, by=by, at=at)
    return True
