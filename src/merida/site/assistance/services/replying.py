"""What institutions send is kept as it came; the focal point looks at it and takes over what she chooses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from mimetypes import guess_type
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from merida.site.assistance.choices_plans import DeliveryKind, DeliveryStatus, Standing, Via
from merida.site.assistance.models.institutions import Assignment, Delivery, Institution, InstitutionReply
from merida.site.assistance.permissions import can_keep_plan
from merida.site.assistance.selectors.progress_replies import kind_of
from merida.site.assistance.selectors.replying import LIMITS, Preview, ReplyLine, preview
from merida.site.assistance.services.institutions import kept_by
from merida.site.assistance.services.links import Opened
from merida.site.people.models import Organisation, Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.models import Source
from merida.site.provenance.names import safe_name
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, inherited, receive_source, record_act

MOST_WAITING = 20
"""Of one institution: an address that got into wrong hands fills no disk."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A report on an action as it came in a form, with its evidence where a file was sent."""

    answer: dict[str, str]
    name: str = ""
    data: bytes | None = None


@transaction.atomic
def deliver_file(
    *, owner: Organisation, name: str, data: bytes, by: Person, at: datetime, kind: str = DeliveryKind.REPLIES,
    institution: Institution | None = None,
) -> Delivery:  # fmt: skip
    """A spreadsheet that the focal point hands in: to look at, nothing is taken over yet."""
    require(can_keep_plan(current(), owner.pk))
    if institution is not None and institution.owner_id != owner.pk:
        raise Refusal(_("Choose institutions of your own list."))
    made = Delivery(
        kind=kind, owner=owner, institution=institution, via=Via.FILE, name=safe_name(name), data=_fit(data),
        came_at=at, came_by=by, **kept_by(owner),
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="deliver_file", subject=made, by=by.pk, at=at, size=len(data))
    return made


@transaction.atomic
def deliver_by_link(
    *, link: Opened, at: datetime, name: str = "", data: bytes | None = None,
    answers: Sequence[dict[str, str]] = (), said_by: str = "",
) -> Delivery:  # fmt: skip
    """A spreadsheet, or answers on recommendations: it waits for the focal point, and changes nothing before."""
    if data is None and not answers:
        raise Refusal(_("Choose a status for at least one row, or a file to send."))
    _refuse_many(link)
    kind = kind_of(data, name) if data is not None else DeliveryKind.REPLIES
    made = _delivered(link, kind, at, name=name, data=data, answers=answers, said_by=said_by, form=data is None)
    _tell_of(made, link)
    return made


@transaction.atomic
def deliver_form(
    *, link: Opened, at: datetime, answers: Sequence[dict[str, str]], reports: Sequence[Reported], said_by: str = ""
) -> list[Delivery]:
    """Answers on recommendations and reports on actions; each report with its own evidence waits by itself."""
    if not answers and not reports:
        raise Refusal(_("Choose a status for at least one row, or a file to send."))
    _refuse_many(link)
    made = []
    if answers:
        made.append(_delivered(link, DeliveryKind.REPLIES, at, answers=answers, said_by=said_by))
    if bare := [one.answer for one in reports if one.data is None]:
        made.append(_delivered(link, DeliveryKind.PROGRESS, at, answers=bare, said_by=said_by))
    for one in reports:
        if one.data is not None:
            how: dict[str, Any] = {"name": one.name, "data": one.data, "answers": [one.answer], "said_by": said_by}
            made.append(_delivered(link, DeliveryKind.PROGRESS, at, **how))
    _tell_of(made[0], link)
    return made


@transaction.atomic
def take_over(
    *, delivery: Delivery, chosen: Iterable[UUID], seen: str, by: Person, at: datetime
) -> list[InstitutionReply]:
    """The chosen rows become replies, each after the one before; all or none of them."""
    held = waiting(delivery, by)
    view = preview(held)
    lines = chosen_lines(view, chosen, seen)
    source = settle(held, by=by, at=at)
    rows = {one.pk: one for one in Assignment.objects.filter(pk__in=[one.assignment for one in lines])}
    if held.institution_id is None:
        held.institution_id = rows[lines[0].assignment].institution_id
        held.save(update_fields=("institution",))
    replies = [_reply(rows[one.assignment], one, held, source, by, at) for one in lines]
    InstitutionReply.objects.bulk_create(replies)
    record_act(
        act="take_over", subject=held, by=by.pk, at=at, replies=len(replies), refused=len(view.refused),
        source=source.pk if source else None,
    )  # fmt: skip
    return replies


def chosen_lines(view: Preview, chosen: Iterable[UUID], seen: str) -> list[ReplyLine]:
    """The rows that were chosen; refused if something else came in since she looked."""
    if view.seen != seen:
        raise Refusal(_("Another reply came in since you looked: look at what would change again."))
    wanted = set(chosen)
    lines = [one for one in view.lines if one.assignment in wanted]
    if not lines or len(lines) != len(wanted):
        raise Refusal(_("Choose at least one of the rows that would change something."))
    return lines


@transaction.atomic
def decline_delivery(*, delivery: Delivery, by: Person, at: datetime) -> None:
    """Nothing of it is taken over; the file is not kept."""
    held = waiting(delivery, by)
    _decided(held, DeliveryStatus.DECLINED, None, at)
    record_act(act="decline_delivery", subject=held, by=by.pk, at=at)


@transaction.atomic
def write_down_reply(
    *, assignment: Assignment, status: str, by: Person, at: datetime, remark: str = "", on_day: date | None = None,
    said_by: str = "",
) -> InstitutionReply:  # fmt: skip
    """A reply that came by telephone or letter, written down by the focal point."""
    require(can_keep_plan(current(), assignment.institution.owner_id))
    if status not in Standing.values:
        raise Refusal(_("Choose how it stands."))
    if status == Standing.NOT_TAKEN_UP and not remark.strip():
        raise Refusal(_("Say in the remark why it is not taken up."))
    if assignment.withdrawn_at is not None:
        raise Refusal(_("This was taken back from the institution: give it to it again first."))
    reply = InstitutionReply(
        assignment=assignment, status=status, remark=remark.strip(), on_day=on_day, said_by=said_by.strip(),
        via=Via.DESK, taken_by=by, taken_at=at, **inherited(assignment),
    )  # fmt: skip
    reply.save(force_insert=True)
    record_act(act="write_down_reply", subject=reply, by=by.pk, at=at, assignment=assignment.pk, status=status)
    return reply


def _refuse_many(link: Opened) -> None:
    if Delivery.objects.filter(institution=link.institution, status=DeliveryStatus.WAITING).count() >= MOST_WAITING:
        raise Refusal(_("Many answers of yours wait to be looked at already: wait until they are, then send this one."))


def _delivered(
    link: Opened, kind: str, at: datetime, *, name: str = "", data: bytes | None = None,
    answers: Sequence[dict[str, str]] = (), said_by: str = "", form: bool = True,
) -> Delivery:  # fmt: skip
    made = Delivery(
        kind=kind, owner_id=link.owner, institution_id=link.institution, link_id=link.link,
        via=Via.LINK_FORM if form else Via.LINK_FILE, name=safe_name(name) if name else "",
        data=_fit(data) if data is not None else None, answers=list(answers), said_by=said_by.strip()[:200],
        came_at=at, came_by=None, originator_id=link.owner, consent_holder_id=link.owner, audience=Audience.ORIGINATOR,
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="deliver_by_link", subject=made, by=None, at=at, link=link.link)
    return made


def _tell_of(made: Delivery, link: Opened) -> None:
    """Mail to who made the link: that something waits, and where; never what it says."""
    keeper = Person.objects.filter(pk=link.made_by, is_active=True).first()
    if keeper is None:
        return
    # A mail server that is away must not cost the institution its answer.
    with override(keeper.language or None), suppress(OSError):
        EmailMessage(
            subject=_("An answer came in"),
            body=_("%(name)s has answered. Look at it and take it over:\n%(address)s\n")
            % {
                "name": Institution.objects.get(pk=link.institution).name,
                "address": settings.ADDRESS + reverse("assistance:delivery", args=[made.pk]),
            },
            to=[keeper.email],
        ).send()


def _reply(
    row: Assignment, line: ReplyLine, held: Delivery, source: Source | None, by: Person, at: datetime
) -> InstitutionReply:
    return InstitutionReply(
        assignment=row, status=line.status, remark=line.remark, on_day=line.day, said_by=held.said_by, via=held.via,
        delivery=held, source=source, place=line.cell or (str(line.row) if line.row else ""), taken_by=by, taken_at=at,
        **inherited(row),
    )  # fmt: skip


def waiting(delivery: Delivery, by: Person) -> Delivery:
    """A delivery that nobody has decided, held while it is."""
    require(can_keep_plan(current(), delivery.owner_id))
    held = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if held.status != DeliveryStatus.WAITING:
        raise Refusal(_("This was decided already."))
    return held


def _source(held: Delivery, by: Person, at: datetime) -> Source | None:
    """The file becomes a source of the authority when something of it is taken over."""
    if held.data is None:
        return None
    restrictions = Restrictions(held.owner_id, held.owner_id, Audience.ORIGINATOR)
    media_type = guess_type(held.name)[0] or "application/octet-stream"
    source, _new = receive_source(
        chunks=[bytes(held.data)], name=held.name, media_type=media_type, owner=held.owner,
        restrictions=restrictions, by=by, at=at,
    )  # fmt: skip
    return source


def settle(held: Delivery, *, by: Person, at: datetime) -> Source | None:
    """It was taken over: its file becomes a source."""
    source = _source(held, by, at)
    _decided(held, DeliveryStatus.TAKEN, source, at)
    return source


def _decided(held: Delivery, status: str, source: Source | None, at: datetime) -> None:
    held.status, held.source, held.decided_at = status, source, at
    held.data, held.answers = None, held.answers if status == DeliveryStatus.TAKEN else []
    held.save(update_fields=("status", "source", "decided_at", "data", "answers"))


def refuse_size(size: int) -> None:
    """One sentence for a file that is empty or too large, before it is read."""
    if not size:
        raise Refusal(_("This file is empty: choose another."))
    if size > LIMITS.file_bytes:
        most = LIMITS.file_bytes // 1_000_000
        raise Refusal(_("This file is larger than %(most)d MB: send the rows alone.") % {"most": most})


def _fit(data: bytes) -> bytes:
    refuse_size(len(data))
    return data
