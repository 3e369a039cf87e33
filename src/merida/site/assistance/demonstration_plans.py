"""What the demonstration shows of replies and plans: three ministries, what they said, and a small plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from merida.money.amounts import Amount
from merida.site.assistance.models.institutions import Assignment, Institution
from merida.site.assistance.models.plans import Plan, PlanItem
from merida.site.assistance.selectors.authority import authority_of
from merida.site.assistance.selectors.matrix import outcomes_of
from merida.site.assistance.services.institutions import add_institution, assign_outcomes
from merida.site.assistance.services.plans import Content, add_item, draw_up_plan
from merida.site.assistance.services.progress import open_round, report_progress, verify_report
from merida.site.assistance.services.replying import write_down_reply
from merida.site.evidence.models import Finding
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.demo import demo_person
from merida.site.people.models import Organisation, Person


def furnish(*, at: datetime) -> Iterator[str]:
    """Rows of the focal point of the demonstration, once, if her State's review is read."""
    focal = demo_person(Role.FOCAL_POINT)
    if focal is None:
        return
    with acting_as(focal):
        owner = authority_of(focal)
        outcomes = outcomes_of(owner.jurisdiction)
        if len(outcomes) < 6 or Institution.objects.filter(owner=owner).exists():
            return
        institutions = _institutions(owner, focal, at)
        _answers(institutions, outcomes, focal, at)
        _plan(owner, institutions, outcomes, focal, at)
    yield _("A focal point, three ministries with their answers, and a plan: see the matrix of Palau.")


def _institutions(owner: Organisation, focal: Person, at: datetime) -> list[Institution]:
    named = (
        (_("Ministry of Justice"), "justice@example.org"),
        (_("Ministry of Finance"), "finance@example.org"),
        (_("Office of the Public Auditor"), "audit@example.org"),
    )
    return [
        add_institution(owner=owner, name=name, email=email, person=_("Registry"), by=focal, at=at)
        for name, email in named
    ]


def _answers(institutions: Sequence[Institution], outcomes: Sequence[Finding], focal: Person, at: datetime) -> None:
    """Several institutions on one outcome, each with its own status; one says why not; one is late."""
    justice, finance, audit = institutions
    soon, late = at.date() + timedelta(days=45), at.date() - timedelta(days=10)
    given: list[Assignment] = []
    for institution, places, due in ((justice, (0, 1, 2), soon), (finance, (0, 3), late), (audit, (4,), soon)):
        chosen = [outcomes[place] for place in places]
        given += assign_outcomes(institution=institution, outcomes=chosen, due_on=due, by=focal, at=at)
    said = (
        ("in_hand", _("A bill is before the legislature.")),
        ("already_in_place", _("The existing act covers it.")),
        ("not_taken_up", _("It would need an amendment of the constitution.")),
        ("done", ""),
    )
    for row, (status, remark) in zip(given, said, strict=False):
        write_down_reply(assignment=row, status=status, remark=remark, by=focal, at=at)


def _plan(
    owner: Organisation, institutions: Sequence[Institution], outcomes: Sequence[Finding], focal: Person, at: datetime
) -> None:
    justice, finance, audit = (one.pk for one in institutions)
    year = at.year
    plan = draw_up_plan(
        owner=owner, name=_("National action plan of the demonstration"), begins_on=date(year, 1, 1),
        ends_on=date(year + 1, 12, 31), currency="USD", by=focal, at=at,
    )  # fmt: skip
    top = _add(plan, "direction", None, focal, at, Content(_("Prevention that can be checked")))
    problem = _add(plan, "problem", top, focal, at, Content(_("Declarations are filed, and nobody verifies them")))
    result = _add(
        plan, "result", problem, focal, at,
        Content(
            _("Declarations are verified every year"), indicator=_("share verified"), baseline="0 %", target="25 %"
        ),
    )  # fmt: skip
    law = _add(
        plan, "action", result, focal, at,
        Content(
            _("Amend the act on public service ethics"), begins_on=date(year, 2, 1), ends_on=date(year, 9, 30),
            responsible=(justice,), supporting=(audit,), budget=Amount.of("18000", "USD"), funds=_("State budget"),
            outcomes=_keys(outcomes, 0, 1), frameworks=(("sdg16", "16.5"),),
        ),
    )  # fmt: skip
    team = _add(
        plan, "action", result, focal, at,
        Content(
            _("Set up and train a verification team"), begins_on=date(year, 10, 1), ends_on=date(year + 1, 6, 30),
            responsible=(finance,), budget=Amount.of("240000", "USD"), funds=_("sought from providers"),
            outcomes=_keys(outcomes, 3), frameworks=(("fatf", _("Recommendation %(number)s") % {"number": 12}),),
        ),
    )  # fmt: skip
    _add(
        plan, "action", _add(plan, "direction", None, focal, at, Content(_("Assets that come back"))), focal, at,
        Content(_("Guide to requests under chapter V"), begins_on=date(year + 1, 3, 1), responsible=(justice,)),
    )  # fmt: skip
    first = report_progress(
        item=law, status="done", words=_("The act was published."), said_by=institutions[0], by=focal, at=at
    )
    verify_report(report=first, body=institutions[1], verdict="confirmed", by=focal, at=at)
    report_progress(item=team, status="in_hand", said_by=institutions[1], by=focal, at=at)
    due = date(year + 1, 3, 31)
    open_round(plan=plan, name=f"{due.year}/1", due_on=due, remind_on=due - timedelta(days=14), by=focal, at=at)


def _add(plan: Plan, level: str, parent: PlanItem | None, focal: Person, at: datetime, content: Content) -> PlanItem:
    return add_item(plan=plan, level=level, content=content, parent=parent, by=focal, at=at)


def _keys(outcomes: Sequence[Finding], *places: int) -> tuple[UUID, ...]:
    return tuple(outcomes[place].pk for place in places)
