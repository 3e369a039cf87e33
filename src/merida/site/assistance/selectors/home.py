"""The first page of assistance: what waits for whom, and the doors to what one may use."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from merida.site.assistance.choices_programmes import Side, Standing, Step
from merida.site.assistance.models.matches import ActivityPair, Match
from merida.site.assistance.models.training import TrainingFollowUp
from merida.site.assistance.permissions import can_record_programme, can_work_queue
from merida.site.assistance.selectors.doors import address
from merida.site.people.choices import Role
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for whoever asks."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Door:
    """An area: where it is and what one does there."""

    label: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What waits, and the doors."""

    waiting: tuple[Waiting, ...]
    doors: tuple[Door, ...]


def home_page(*, seen_by: Asker) -> HomePage:
    """For whoever asks."""
    return HomePage(tuple(_waiting(seen_by)), tuple(door for door in _doors(seen_by) if door.url))


def _waiting(asker: Asker) -> list[Waiting]:
    found: list[Waiting] = []
    if not asker.member:
        return found
    own = list(asker.organisations)
    if can_work_queue(asker):
        matches = Match.objects.filter(standing=Standing.SUGGESTED).count()
        pairs = ActivityPair.objects.filter(relation="", originator__in=own).count()
        if matches:
            text = ngettext("%(n)d match to decide", "%(n)d matches to decide", matches) % {"n": matches}
            found.append(Waiting(text, address("queue")))
        if pairs:
            text = ngettext("%(n)d pair of activities to decide", "%(n)d pairs of activities to decide", pairs)
            found.append(Waiting(text % {"n": pairs}, address("queue", query="what=pairs")))
    if Role.FOCAL_POINT in asker.roles:
        asked = Match.objects.filter(originator__in=own, standing=Standing.PROPOSED).count()
        if asked:
            text = ngettext("%(n)d match asks for your consent", "%(n)d matches ask for your consent", asked)
            found.append(Waiting(text % {"n": asked}, address("matches", query="waiting=consent")))
    sent = Match.objects.filter(provider__in=own, standing__in=(Standing.SENT, Standing.ACKNOWLEDGED)).count()
    if sent:
        text = ngettext("%(n)d request sent to you", "%(n)d requests sent to you", sent) % {"n": sent}
        found.append(Waiting(text, address("matches", query="waiting=answer")))
    unanswered = need_met_due(asker)
    if unanswered:
        text = ngettext("Was the need met? %(n)d answer is due", "Was the need met? %(n)d answers are due", unanswered)
        found.append(Waiting(text % {"n": unanswered}, address("matches", query="waiting=met")))
    due = TrainingFollowUp.objects.filter(
        originator__in=own, done_on=None, due_on__lte=timezone.localdate(), training__withdrawn_at=None
    ).count()
    if due and can_record_programme(asker):
        text = ngettext("%(n)d question about a training is due", "%(n)d questions about trainings are due", due) % {
            "n": due
        }
        found.append(Waiting(text, address("follow_ups")))
    return found


def need_met_due(asker: Asker) -> int:
    """Delivered matches whose day has come and on which one's own side has not answered."""
    due = Match.objects.filter(standing=Standing.DELIVERED, ask_on__lte=timezone.localdate())
    own = list(asker.organisations)
    state = due.filter(originator__in=own).exclude(steps__step=Step.ANSWER, steps__side=Side.STATE)
    provider = due.filter(provider__in=own).exclude(steps__step=Step.ANSWER, steps__side=Side.PROVIDER)
    return len({*state.values_list("pk", flat=True), *provider.values_list("pk", flat=True)})


def _doors(asker: Asker) -> list[Door]:
    own_state = ""
    if Role.FOCAL_POINT in asker.roles:
        own_state = (
            Organisation.objects.filter(pk__in=asker.organisations).exclude(jurisdiction="").values_list(
                "jurisdiction", flat=True
            ).first() or ""
        )  # fmt: skip
    found = [
        Door(_("The year"), address("year"), _("States assisted, laws adopted, people trained: one page for a year.")),
        Door(
            _("The grid"), address("grid"),
            _("Needs, requests and assistance reported by State and article, and by region and kind."),
        ),
        Door(_("Activities"), address("activities"), _("Who does what, where, on which provisions.")),
        Door(_("Requests for assistance"), address("requests"), _("What States ask for, as far as you may see it.")),
        Door(_("Regional initiatives"), address("initiatives"), _("Members, priorities, roadmap, needs and answers.")),
        Door(_("Engagements"), address("engagements"), _("Longer support and what came of it.")),
        Door(_("Trainings"), address("trainings"), _("Persons, attendances, and what became of what was learned.")),
    ]  # fmt: skip
    if asker.member:
        found.append(Door(_("Matches"), address("matches"), _("Requests and activities that belong together.")))
    if can_work_queue(asker):
        found.insert(0, Door(_("Proposals"), address("queue"), _("Matches and pairs that wait for a decision.")))
    if own_state:
        found.insert(0, Door(
            _("Your State"), address("state", own_state),
            _("The matrix of recommendations and needs, institutions, the plan."),
        ))  # fmt: skip
    return found
