"""What a provider does with requests that it may see: reply, and say what it wants to be told of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from merida import uncac
from merida.matching.kinds import known, ordered
from merida.site.assistance.choices_requests import ReplyAnswer, RequestStatus
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.requests import Reply, Request, RequestWatch
from merida.site.assistance.permissions import can_reply
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, record_act


@transaction.atomic
def reply_to_request(
    *, request: Request, answer: str, text: str, by: Person, at: datetime, activity: Activity | None = None
) -> Reply:
    """An organisation answers a request it may see; the State and it read the answer, nobody else."""
    require(can_reply(current()))
    held = Request.objects.get(pk=request.pk)
    owner = organisation_of(by)
    if held.status != RequestStatus.CIRCULATED or held.originator_id == owner.pk:
        raise Refusal(_("This request is not waiting for replies."))
    if answer not in ReplyAnswer.values:
        raise Refusal(_("Say what you answer."))
    if answer in (ReplyAnswer.DECLINED, ReplyAnswer.ASKS) and not text.strip():
        raise Refusal(_("Say why, or what you would like to know."))
    own = Restrictions(originator_id=owner.pk, consent_holder_id=held.consent_holder_id)
    reply = Reply(
        request=held, organisation=owner, answer=answer, text=text.strip(), replied_by=by, replied_at=at,
        activity=activity.pk if activity else None, **own.as_fields(),
    )  # fmt: skip
    reply.save(force_insert=True)
    record_act(act="reply_to_request", subject=reply, by=by.pk, at=at, answer=answer)
    return reply


@transaction.atomic
def watch_requests(
    *, by: Person, jurisdictions: Iterable[str] = (), provisions: Iterable[str] = (), kinds: Iterable[str] = (),
    mail: bool = True,
) -> RequestWatch:  # fmt: skip
    """What a person wants to be told of: everything that fits; an empty list narrows nothing."""
    require(can_reply(current()))
    owner = organisation_of(by)
    watch = RequestWatch.objects.filter(person=by).first() or RequestWatch(person=by)
    watch.originator = watch.consent_holder = owner
    watch.jurisdictions = sorted(set(jurisdictions))
    watch.provisions = list(uncac.sort(one for one in provisions if uncac.exists(one)))
    watch.kinds = list(ordered(filter(None, map(known, kinds))))
    watch.mail = mail
    watch.save()
    return watch


@transaction.atomic
def look_at_requests(*, by: Person, at: datetime) -> None:
    """This person has looked: what comes later is new."""
    owner = organisation_of(by)
    if not RequestWatch.objects.filter(person=by).update(seen_at=at):
        RequestWatch.objects.create(person=by, originator=owner, consent_holder=owner, seen_at=at)
