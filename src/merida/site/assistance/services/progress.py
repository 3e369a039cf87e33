"""Rounds of a plan: open one, report, have a report verified by a second body, remind, share."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from merida.site.assistance.choices_plans import Level, PartRole, Standing
from merida.site.assistance.models.institutions import Assignment, Institution, InstitutionContact
from merida.site.assistance.models.plans import (
    Plan,
    PlanAnswer,
    PlanHelp,
    PlanItem,
    PlanPart,
    PlanReport,
    PlanRound,
    PlanVerification,
)
from merida.site.assistance.permissions import can_keep_plan
from merida.site.assistance.services.links import make_link
from merida.site.look.dates import day
from merida.site.people.models import Organisation, Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, give_consent, inherited, receive_source, record_act

LARGEST = 50_000_000
"""Bytes of a file of evidence."""


@transaction.atomic
def open_round(*, plan: Plan, name: str, due_on: date, by: Person, at: datetime, remind_on: date) -> PlanRound:
    """A round of reporting; who has not reported is reminded on a day before it is due."""
    require(can_keep_plan(current(), plan.owner_id))
    name = " ".join(name.split())
    if not name or PlanRound.objects.filter(plan=plan, name=name).exists():
        raise Refusal(_("Give the round a name that no other has, as in: first quarter of 2027."))
    if remind_on > due_on:
        raise Refusal(_("The reminder goes out before the round is due: choose an earlier day."))
    made = PlanRound(
        plan=plan, name=name, due_on=due_on, remind_on=remind_on, opened_by=by, opened_at=at, **inherited(plan)
    )
    made.save(force_insert=True)
    record_act(act="open_round", subject=made, by=by.pk, at=at)
    return made


@transaction.atomic
def open_quarters(
    *, plan: Plan, name: str, due_on: date, by: Person, at: datetime, remind_on: date, quarters: int = 1
) -> list[PlanRound]:
    """Rounds every three months, numbered where there are several; each reminded as long before as the first."""
    before, made = due_on - remind_on, []
    for place in range(quarters):
        named = f"{name} ({place + 1})" if quarters > 1 else name
        due = _months_later(due_on, 3 * place)
        made.append(open_round(plan=plan, name=named, due_on=due, remind_on=due - before, by=by, at=at))
    return made


@transaction.atomic
def report_progress(
    *, item: PlanItem, status: str, by: Person, at: datetime, words: str = "", reached: str = "",
    said_by: Institution | None = None, in_round: PlanRound | None = None, evidence: tuple[str, bytes] | None = None,
) -> PlanReport:  # fmt: skip
    """What those who carry an action out say of it; the reports before stay."""
    require(can_keep_plan(current(), item.plan.owner_id))
    if item.level != Level.ACTION or item.removed_at is not None:
        raise Refusal(_("Progress is reported on actions that stand in the plan."))
    if status not in Standing.values:
        raise Refusal(_("Choose how it stands."))
    if status == Standing.NOT_TAKEN_UP and not words.strip():
        raise Refusal(_("Say why it is not taken up."))
    if in_round is not None and in_round.plan_id != item.plan_id:
        raise Refusal(_("Choose a round of this plan."))
    report = PlanReport(
        item=item, round=in_round, status=status, words=words.strip(), reached=reached.strip(), said_by=said_by,
        source=_kept(item.plan.owner, evidence, by, at), taken_by=by, taken_at=at, **inherited(item),
    )  # fmt: skip
    report.save(force_insert=True)
    record_act(act="report_progress", subject=report, by=by.pk, at=at, item=item.pk, status=status)
    return report


@transaction.atomic
def verify_report(
    *, report: PlanReport, body: Institution, verdict: str, by: Person, at: datetime, words: str = "",
    evidence: tuple[str, bytes] | None = None,
) -> PlanVerification:  # fmt: skip
    """What a second body says of a report; never one that carries the action out or reported on it."""
    item = report.item
    require(can_keep_plan(current(), item.plan.owner_id))
    if body.owner_id != item.plan.owner_id:
        raise Refusal(_("Choose institutions of your own list."))
    if report.said_by_id == body.pk or PlanPart.objects.filter(item=item, institution=body).exists():
        raise Refusal(_("%(name)s takes part in this action: another body has to verify it.") % {"name": body.name})
    found = PlanVerification(
        report=report, body=body, verdict=verdict, words=words.strip(),
        source=_kept(item.plan.owner, evidence, by, at), taken_by=by, taken_at=at, **inherited(item),
    )  # fmt: skip
    found.save(force_insert=True)
    record_act(act="verify_report", subject=found, by=by.pk, at=at, report=report.pk, verdict=verdict)
    return found


@transaction.atomic
def remind(*, in_round: PlanRound, by: Person, at: datetime) -> int:
    """Mail to each responsible institution with actions that it has not reported on in this round; how many."""
    plan = in_round.plan
    require(can_keep_plan(current(), plan.owner_id))
    waiting = awaited(in_round)
    contacts = {
        one.institution_id: one for one in InstitutionContact.objects.filter(institution__in=waiting).exclude(email="")
    }
    named = {one.pk: one for one in Institution.objects.filter(pk__in=waiting).select_related("owner")}
    for key, contact in contacts.items():
        _link, address = make_link(institution=named[key], by=by, at=at)
        _write(plan, in_round, named[key].name, contact, waiting[key], address)
    in_round.reminded_at = at
    in_round.save(update_fields=("reminded_at",))
    record_act(act="remind_round", subject=in_round, by=by.pk, at=at, institutions=sorted(map(str, contacts)))
    return len(contacts)


def awaited(in_round: PlanRound) -> dict[UUID, list[str]]:
    """Institutions with the texts of their actions that they have not reported on in this round, nor anybody."""
    open_ = PlanItem.objects.live().filter(plan=in_round.plan_id, level=Level.ACTION)
    reported = set(PlanReport.objects.filter(round=in_round).values_list("item", "said_by"))
    parts = PlanPart.objects.filter(item__in=open_, role=PartRole.RESPONSIBLE, institution__closed_at__isnull=True)
    found: dict[UUID, list[str]] = {}
    for part in parts.select_related("item").order_by("item__place", "item"):
        if not reported & {(part.item_id, part.institution_id), (part.item_id, None)}:
            found.setdefault(part.institution_id, []).append(part.item.text)
    return found


@transaction.atomic
def share_plan(
    *, plan: Plan, audience: str, what_for: str, by: Person, at: datetime, organisations: Iterable[UUID] = ()
) -> None:
    """The authority lets others see its plan with what was reported; addresses of institutions are never shared."""
    require(can_keep_plan(current(), plan.owner_id))
    if not what_for.strip():
        raise Refusal(_("Say what it is shared for."))
    items = PlanItem.objects.filter(plan=plan)
    named = PlanPart.objects.filter(item__in=items).values("institution")
    bodies = PlanVerification.objects.filter(report__item__in=items).values("body")
    give_consent(
        subject=plan, widened_to=audience, what_for=what_for.strip(), by=by, at=at, named_organisations=organisations,
        children=(
            items, PlanPart.objects.filter(item__in=items), PlanAnswer.objects.filter(item__in=items),
            PlanHelp.objects.filter(item__in=items),
            PlanRound.objects.filter(plan=plan), Institution.objects.filter(pk__in=named),
            Institution.objects.filter(pk__in=bodies),
        ),
    )  # fmt: skip


@transaction.atomic
def share_matrix(
    *, owner: Organisation, audience: str, what_for: str, by: Person, at: datetime, organisations: Iterable[UUID] = ()
) -> int:
    """The authority lets others see what its institutions answered so far; what is assigned later is its own again."""
    require(can_keep_plan(current(), owner.pk))
    if not what_for.strip():
        raise Refusal(_("Say what it is shared for."))
    rows = list(Assignment.objects.live().filter(institution__owner=owner))
    for row in rows:
        give_consent(
            subject=row, widened_to=audience, what_for=what_for.strip(), by=by, at=at,
            named_organisations=organisations, children=(Institution.objects.filter(pk=row.institution_id),),
        )  # fmt: skip
    return len(rows)


def _months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is shorter, or where it was the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    at_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_end else min(day.day, last))


def _kept(owner: Organisation, evidence: tuple[str, bytes] | None, by: Person, at: datetime) -> Source | None:
    if evidence is None:
        return None
    name, data = evidence
    if not data or len(data) > LARGEST:
        raise Refusal(_("The file is empty or larger than 50 MB: hand in another."))
    held = Restrictions(owner.pk, owner.pk, Audience.ORIGINATOR)
    source, _new = receive_source(
        chunks=[data], name=name, media_type="application/octet-stream", owner=owner, restrictions=held, by=by, at=at
    )
    return source


def _write(
    plan: Plan, in_round: PlanRound, name: str, contact: InstitutionContact, actions: list[str], address: str
) -> None:
    language = (contact.language or "en").partition("-")[0]
    with override(contact.language or None):
        listed = "\n".join(f"- {text}" for text in actions)
        body = ngettext(
            "%(institution)s has not yet reported on %(count)d action of the plan “%(plan)s” for %(round)s, due on "
            "%(due)s:\n\n%(actions)s\n\nPlease tell %(authority)s how it stands.\n",
            "%(institution)s has not yet reported on %(count)d actions of the plan “%(plan)s” for %(round)s, due on "
            "%(due)s:\n\n%(actions)s\n\nPlease tell %(authority)s how they stand.\n",
            len(actions),
        ) % {
            "institution": name, "count": len(actions), "plan": plan.name, "round": in_round.name,
            "due": day(in_round.due_on, language), "actions": listed, "authority": plan.owner,
        }  # fmt: skip
        body += "\n" + _("You can report here, without an account; the address is yours alone:\n%(address)s\n") % {
            "address": address
        }
        EmailMessage(subject=_("Reminder: %(plan)s") % {"plan": plan.name}, body=body, to=[contact.email]).send()
