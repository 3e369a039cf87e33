"""Pages of matches and of the queue: lists, one of them, steps, decisions by button or by key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import ActivityPair, Match
from merida.site.assistance.models.requests import Request
from merida.site.assistance.permissions import can_make_request, can_work_queue
from merida.site.assistance.selectors.matches import match_lines, match_page, matches_page
from merida.site.assistance.selectors.queue import pair_lines, queue_page
from merida.site.assistance.services.matches import MatchMeanwhile, match_by_hand, take_step, undo_step
from merida.site.assistance.services.pairs import PairMeanwhile, decide_pair, undo_pair
from merida.site.assistance.services.proposals import ask_for_proposals, requests_to_match
from merida.site.assistance.tasks_secretariat import propose
from merida.site.people.asked import act, asker, number, person, see_other
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal

CARDS = "assistance/secretariat/parts"


@act
@require_GET
def matches(request: HttpRequest) -> HttpResponseBase:
    """The matches that one has a part in."""
    given = {name: request.GET.get(name, "") for name in ("waiting", "standing")}
    page = matches_page(seen_by=asker(request), page=number(request), **given)
    may_ask = can_make_request(asker(request)) or can_work_queue(asker(request))
    choices = requests_to_match(asker(request)).order_by("title")[:300] if may_ask else ()
    context = {"page": page, "may_ask": may_ask, "requests": choices}
    return render(request, "assistance/secretariat/matches.html", context)


@act
@require_GET
def match(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A match with its steps."""
    page = match_page(match=get_object_or_404(Match, pk=key), seen_by=asker(request))
    return render(request, "assistance/secretariat/match.html", {"page": page})


@act
@require_POST
def step(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take a step."""
    row = get_object_or_404(Match, pk=key)
    given = {name: request.POST.get(name, "")[:2000] for name in ("step", "because", "met")}
    return _decided(
        request, row, lambda: take_step(match=row, seen=_seen(request), by=person(request), at=timezone.now(), **given)
    )


@act
@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take a decision of the queue back."""
    row = get_object_or_404(Match, pk=key)
    return _decided(
        request, row, lambda: undo_step(match=row, seen=_seen(request), by=person(request), at=timezone.now())
    )


@act
@require_POST
def by_hand(request: HttpRequest) -> HttpResponseBase:
    """Put a request and an activity together."""
    asked = get_object_or_404(Request, pk=_key(request, "request"))
    named = " ".join(request.POST.get("activity", "").split())[:300]
    found = (
        Activity.objects.once().filter(told_as__contains=[named]).first()
        or Activity.objects.filter(identifier=named).first()
    )
    if found is None:
        raise Refusal(_("There is no activity with the identifier “%(named)s”.") % {"named": named[:60]})
    made = match_by_hand(
        request=asked, activity=found, by=person(request), at=timezone.now(), because=request.POST.get("because", "")
    )
    return see_other(reverse("assistance:match", args=[made.pk]))


@act
@require_GET
def queue(request: HttpRequest) -> HttpResponseBase:
    """What waits for a decision."""
    require(can_work_queue(asker(request)))
    page = queue_page(what=request.GET.get("what", ""), seen_by=asker(request))
    return render(request, "assistance/secretariat/queue.html", {"page": page})


@act
@require_POST
def ask(request: HttpRequest) -> HttpResponseBase:
    """Ask for proposals; a worker makes them."""
    run = ask_for_proposals(by=person(request), at=timezone.now())
    propose.enqueue(str(run.pk), str(person(request).pk))
    messages.success(request, _("Proposals are being made; look again in a moment."))
    return see_other(reverse("assistance:queue" if can_work_queue(asker(request)) else "assistance:matches"))


@act
@require_POST
def pair(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Decide a pair."""
    row = get_object_or_404(ActivityPair, pk=key, originator__in=asker(request).organisations)
    given = {name: request.POST.get(name, "")[:2000] for name in ("relation", "because")}
    return _decided(
        request, row, lambda: decide_pair(pair=row, seen=_seen(request), by=person(request), at=timezone.now(), **given)
    )


@act
@require_POST
def undo_decided(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take the decision on a pair back."""
    row = get_object_or_404(ActivityPair, pk=key, originator__in=asker(request).organisations)
    return _decided(
        request, row, lambda: undo_pair(pair=row, seen=_seen(request), by=person(request), at=timezone.now())
    )


def _decided(request: HttpRequest, row: Match | ActivityPair, decide: Any) -> HttpResponseBase:
    """The card as it stands now; if somebody was quicker, theirs, and nothing of ours."""
    conflict, status = "", 200
    try:
        decide()
    except (MatchMeanwhile, PairMeanwhile) as meanwhile:
        conflict, status = str(meanwhile), 409
    if getattr(request, "htmx", False):
        return _card(request, row, conflict, status)
    if conflict:
        messages.warning(request, conflict)
    pairs = f"{reverse('assistance:queue')}?what=pairs#card-{row.pk}"
    return see_other(reverse("assistance:match", args=[row.pk]) if isinstance(row, Match) else pairs)


def _card(request: HttpRequest, row: Match | ActivityPair, conflict: str, status: int) -> HttpResponse:
    fresh: Any = type(row)._default_manager.get(pk=row.pk)
    if isinstance(fresh, Match):
        context: dict[str, Any] = {"line": match_lines([fresh], asker(request))[0]}
        return render(request, f"{CARDS}/match_card.html", context | {"conflict": conflict}, status=status)
    context = {"line": pair_lines([fresh], asker(request))[0]}
    return render(request, f"{CARDS}/pair_card.html", context | {"conflict": conflict}, status=status)


def _seen(request: HttpRequest) -> int:
    given = request.POST.get("seen", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1


def _key(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise Refusal(_("Choose a request and an activity.")) from None
