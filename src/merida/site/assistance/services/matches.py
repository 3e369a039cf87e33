"""Steps of a match: proposed, consented to, sent, answered, delivered; a year later each side says whether it was met.

A provider sees nothing of a match before the State consents; what was said stays, and a later step says what changed.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from merida.site.assistance.choices_programmes import Met, Side, Standing, Step
from merida.site.assistance.choices_requests import RequestAudience, RequestStatus
from merida.site.assistance.match_steps import UNDONE, WAYS
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import Match, MatchStep
from merida.site.assistance.models.requests import Request
from merida.site.assistance.permissions import can_work_queue, sides_of_match
from merida.site.assistance.services.follow_ups import months_after
from merida.site.assistance.services.match_audience import restricted_as
from merida.site.assistance.services.requests import consent_to_request
from merida.site.people.choices import Role
from merida.site.people.models import Membership, Organisation, Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act


class MatchMeanwhile(Refusal):
    """Somebody took a step since the match was seen."""

    def __init__(self) -> None:
        super().__init__(_("Somebody took a step here since you saw it; this is where it stands now."))


@transaction.atomic
def match_by_hand(*, request: Request, activity: Activity, by: Person, at: datetime, because: str = "") -> Match:
    """Somebody sees that an activity may serve a request; who may be told is as with a proposal of the machine."""
    from_state = request.originator_id in current().organisations
    require(can_work_queue(current()) or (from_state and Role.FOCAL_POINT in current().roles))
    if activity.originator_id is None or activity.originator_id == request.originator_id:
        raise Refusal(_("Choose an activity of somebody else."))
    found = Match.objects.filter(request=request, activity=activity).first()
    if found is None:
        found = Match(
            request=request, activity=activity, provider_id=activity.originator_id, score=1.0, content="",
            moved_at=at, **restricted_as(request),
        )  # fmt: skip
        found.save(force_insert=True)
    if found.standing in (Standing.SUGGESTED, Standing.SET_ASIDE):
        found.standing = Standing.SUGGESTED
        return take_step(match=found, step=Step.PROPOSE, seen=found.revision, by=by, at=at, because=because)
    return found


@transaction.atomic
def take_step(
    *, match: Match, step: str, seen: int, by: Person, at: datetime, because: str = "", met: str = ""
) -> Match:
    """One step, for the side that the person is of."""
    held = Match.objects.select_for_update(of=("self",)).get(pk=match.pk)
    sides = sides_of_match(current(), held)
    way = WAYS.get(Step(step)) if step in Step.values else None
    require(bool(way and way.sides & sides))
    assert way is not None
    if held.revision != seen:
        raise MatchMeanwhile
    if held.standing not in way.start:
        raise Refusal(_("A match that is “%(standing)s” cannot take this step.") % {"standing": _said(held.standing)})
    if way.because and not because.strip():
        raise Refusal(_("Say why, in a few words: the State reads it."))
    if step == Step.ANSWER and met not in Met.values:
        raise Refusal(_("Say whether the need was met, partly met or not met."))
    if step == Step.CONSENT:
        _let_provider_see(held, by, at)
    if step == Step.DELIVER:
        held.ask_on = months_after(at.date(), 12)
    side = next(one for one in Side if one in way.sides & sides)
    done = say_step(
        match=held, step=step, to=way.to, by=by, at=at, side=side, because=because.strip(),
        met=met if step == Step.ANSWER else "",
    )  # fmt: skip
    if step == Step.WITHDRAW:
        _hide_again(done)
    if step == Step.SEND:
        transaction.on_commit(lambda: tell_provider(done))
    return done


@transaction.atomic
def undo_step(*, match: Match, seen: int, by: Person, at: datetime, because: str = "") -> Match:
    """Take back a decision of the queue; where it stood before comes back."""
    held = Match.objects.select_for_update(of=("self",)).get(pk=match.pk)
    require(bool(sides_of_match(current(), held) & {Side.SECRETARIAT, Side.STATE}))
    if held.revision != seen:
        raise MatchMeanwhile
    last = held.steps.exclude(step=Step.ANSWER).order_by("-taken_at", "-id").first()
    if last is None or last.step not in UNDONE:
        raise Refusal(_("Nothing was decided here that could be taken back."))
    return say_step(match=held, step=Step.UNDO, to=Standing(last.before), by=by, at=at, because=because)


def say_step(
    *, match: Match, step: str, to: Standing | None, by: Person, at: datetime, side: str = Side.SECRETARIAT,
    because: str = "", met: str = "",
) -> Match:  # fmt: skip
    """Write a step down, and move the match to where it leads."""
    before = match.standing
    said = MatchStep(
        match=match, step=step, side=side, organisation=organisation_of(by), met=met, because=because, taken_by=by,
        taken_at=at, before=before, **inherited(match),
    )  # fmt: skip
    match.standing, match.moved_at, match.revision = to or match.standing, at, match.revision + 1
    match.save(update_fields=["standing", "moved_at", "revision", "ask_on", "audience", "named_organisations"])
    said.save(force_insert=True)
    record_act(act=f"match_{step}", subject=match, by=by.pk, at=at, step=said.pk)
    return match


def tell_provider(match: Match) -> None:
    """Mail to the persons of the provider: that there is something, not what."""
    to = Membership.objects.live().filter(
        organisation=match.provider_id, role__in=(Role.PROVIDER, Role.SECRETARIAT), person__is_active=True
    )
    for person in {one.person for one in to.select_related("person")}:
        with override(person.language or None):
            EmailMessage(
                subject=_("Merida: a request for assistance was sent to you"),
                body=_(
                    "A State has consented to send you its request for assistance, because of one of your activities."
                    "\n\nSign in to read and answer it:\n%(address)s\n"
                )
                % {"address": settings.ADDRESS + reverse("assistance:match", args=[match.pk])},
                to=[person.email],
            ).send()


def _let_provider_see(match: Match, by: Person, at: datetime) -> None:
    """The consent is to this provider: it sees the match from now on, and the request."""
    match.audience = Audience.ORGANISATIONS
    match.named_organisations = sorted({*match.named_organisations, match.provider_id})
    request = Request.objects.get(pk=match.request_id)
    sees = request.audience in (Audience.PUBLIC, Audience.MEMBERS) or match.provider_id in request.named_organisations
    if not sees or request.status != RequestStatus.CIRCULATED:
        named = (
            {*request.named_organisations, match.provider_id}
            if request.audience != Audience.ORIGINATOR
            else {match.provider_id}
        )
        consent_to_request(
            request=request, to=RequestAudience.ORGANISATIONS, seen=request.revision, by=by, at=at,
            organisations=Organisation.objects.filter(pk__in=named), because=_("Consent to a match"),
        )  # fmt: skip
    match.request = Request.objects.get(pk=request.pk)


def _hide_again(match: Match) -> None:
    """Who was not told yet loses sight; who was told sees that the consent was withdrawn."""
    if not match.steps.filter(step=Step.SEND).exists():
        match.named_organisations = [one for one in match.named_organisations if one != match.provider_id]
        match.save(update_fields=["named_organisations"])


def _said(standing: str) -> str:
    return str(Standing(standing).label)
