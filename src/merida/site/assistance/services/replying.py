"""What institutions send is kept as it came; the focal point looks at it and takes over what she chooses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
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
from merida.site.assistance.selectors.replying import LIMITS, ReplyLine, preview
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
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    """What an institution sends by its link: it waits for the focal point, and changes nothing before."""
    if data is None and not answers:
        raise Refusal(_("Choose a status for at least one row, or a file to send."))
    if Delivery.objects.filter(institution=link.institution, status=DeliveryStatus.WAITING).count() >= MOST_WAITING:
        raise Refusal(_("Many answers of yours wait to be looked at already: wait until they are, then send this one."))
    made = Delivery(
        kind=DeliveryKind.REPLIES, owner_id=link.owner, institution_id=link.institution, link_id=link.link,
        via=Via.LINK_FORM if data is None else Via.LINK_FILE, name=safe_name(name) if name else "",
        data=_fit(data) if data is not None else None, answers=list(answers), said_by=said_by.strip()[:200],
        came_at=at, came_by=None, originator_id=link.owner, consent_holder_id=link.owner, audience=Audience.ORIGINATOR,
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="deliver_by_link", subject=made, by=None, at=at, link=link.link)
    _tell_of(made, link)
    return made


@transaction.atomic
def take_over(
    *, delivery: Delivery, chosen: Iterable[UUID], seen: str, by: Person, at: datetime
) -> list[InstitutionReply]:
    """The chosen rows become replies, each after the one before; all or none of them."""
    held = _waiting(delivery, by)
    view = preview(held)
    if view.seen != seen:
        raise Refusal(_("Another reply came in since you looked: look at what would change again."))
    wanted = set(chosen)
    lines = [one for one in view.lines if one.assignment in wanted]
    if not lines or len(lines) != len(wanted):
        raise Refusal(_("Choose at least one of the rows that would change something."))
    source = settle(held, by=by, at=at)
    rows = {one.pk: one for one in Assignment.objects.filter(pk__in=wanted)}
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


@transaction.atomic
def decline_delivery(*, delivery: Delivery, by: Person, at: datetime) -> None:
    """Nothing of it is taken over; the file is not kept."""
    held = _waiting(delivery, by)
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


def _waiting(delivery: Delivery, by: Person) -> Delivery:
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
    source, _new = receive_source(
        chunks=[bytes(held.data)], name=held.name, media_type=MEDIA if held.name.endswith(".xlsx") else "text/csv",
        owner=held.owner, restrictions=restrictions, by=by, at=at,
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
