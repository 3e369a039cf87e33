"""Acts on engagements, training and initiatives: record, change, withdraw; results, priorities, steps of a roadmap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.assistance.choices_programmes import StepState
from merida.site.assistance.choices_requests import OutcomeKind
from merida.site.assistance.models.programmes import (
    Engagement,
    EngagementResult,
    InitiativePriority,
    Recorded,
    RegionalInitiative,
    RoadmapStep,
)
from merida.site.assistance.models.training import Attendance, Training
from merida.site.assistance.permissions import can_change_programme, can_record_programme
from merida.site.assistance.programme_facts import (
    EngagementFacts,
    Facts,
    InitiativeFacts,
    TrainingFacts,
    checked_engagement,
    checked_initiative,
    checked_training,
    known,
    known_provisions,
    known_states,
)
from merida.site.assistance.services.follow_ups import plan_follow_ups
from merida.site.evidence.coding import under
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.models import Restricted
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act, record_decision

CHECKS: dict[type[Recorded], Callable[[Any], Facts]] = {
    Engagement: checked_engagement,
    Training: checked_training,
    RegionalInitiative: checked_initiative,
}


class ChangedMeanwhile(Refusal):
    """Somebody else changed the row since it was seen."""

    def __init__(self) -> None:
        super().__init__(_("Somebody changed this since you saw it; look at their change, then make yours."))


@transaction.atomic
def record_engagement(*, facts: EngagementFacts, by: Person, at: datetime) -> Engagement:
    """Support of one's own organisation to a State or a network."""
    return _record(Engagement, facts, by, at)


@transaction.atomic
def record_training(*, facts: TrainingFacts, by: Person, at: datetime) -> Training:
    """A training as it was held; the questions after 6 and 12 months are planned with it."""
    made = _record(Training, facts, by, at)
    plan_follow_ups(made)
    return made


@transaction.atomic
def record_initiative(*, facts: InitiativeFacts, by: Person, at: datetime) -> RegionalInitiative:
    """A regional initiative that one's own organisation keeps."""
    return _record(RegionalInitiative, facts, by, at)


@transaction.atomic
def change_programme[Row: Recorded](
    *, row: Row, seen: int, facts: Facts, by: Person, at: datetime, because: str = ""
) -> Row:
    """Other facts; what they were stays in the decision."""
    held = _held(row, seen)
    columns = _columns(type(row), facts)
    _once(type(row), columns, held.originator_id, held)
    before = {name: getattr(held, name) for name in columns}
    changed = {name: value for name, value in columns.items() if before[name] != value}
    if not changed:
        return held
    for name, value in changed.items():
        setattr(held, name, value)
    held.revision += 1
    held.save(update_fields=[*changed, "revision"])
    if "audience" in changed:
        _children_follow(held)
    if isinstance(held, Training):
        plan_follow_ups(held)
    record_decision(
        act="change_programme", subject=held, before=_told({name: before[name] for name in changed}),
        after=_told(changed), by=by, at=at, because=because,
    )  # fmt: skip
    return held


@transaction.atomic
def withdraw_programme(
    *, row: Engagement | Training, seen: int, by: Person, at: datetime, because: str
) -> Engagement | Training:
    """Recorded in error: it counts no more, and stays with the reason."""
    held = _held(row, seen)
    if not because.strip():
        raise Refusal(_("Say why it is withdrawn: the record stays, with your reason."))
    held.withdrawn_at, held.revision = at, held.revision + 1
    held.save(update_fields=["withdrawn_at", "revision"])
    record_decision(
        act="withdraw_programme", subject=held, before={"withdrawn_at": None}, after={"withdrawn_at": at.isoformat()},
        by=by, at=at, because=because,
    )  # fmt: skip
    return held


@transaction.atomic
def add_result(
    *, engagement: Engagement, kind: str, title: str, on: date, by: Person, at: datetime, jurisdiction: str = "",
    source_text: str = "",
) -> EngagementResult:  # fmt: skip
    """What came of an engagement: a law adopted, a body founded."""
    require(can_change_programme(current(), engagement.originator_id))
    title = " ".join(title.split())
    if kind not in OutcomeKind.values or not title:
        raise Refusal(_("Say what came of it, and what it is called."))
    places = known_states([jurisdiction])
    if not places and len(engagement.jurisdictions) == 1:
        places = (engagement.jurisdictions[0],)
    made = EngagementResult(
        engagement=engagement, kind=kind, title=title, on=on, jurisdiction="".join(places), source_text=source_text,
        recorded_by=by, recorded_at=at, **inherited(engagement),
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="add_result", subject=made, by=by.pk, at=at, kind=kind, engagement=engagement.pk)
    return made


@transaction.atomic
def withdraw_result(*, result: EngagementResult, by: Person, at: datetime, because: str = "") -> EngagementResult:
    """It was not so, or not of this engagement."""
    require(can_change_programme(current(), result.originator_id))
    if result.withdrawn_at is None:
        result.withdrawn_at = at
        result.save(update_fields=["withdrawn_at"])
        record_decision(
            act="withdraw_result", subject=result, before={}, after={"withdrawn_at": at.isoformat()}, by=by, at=at,
            because=because,
        )  # fmt: skip
    return result


@transaction.atomic
def add_priority(
    *, initiative: RegionalInitiative, name: str, topics: tuple[str, ...], provisions: tuple[str, ...], by: Person,
    at: datetime,
) -> InitiativePriority:  # fmt: skip
    """What the members work on: topics of the codebook or provisions, under a name of their own."""
    require(can_change_programme(current(), initiative.originator_id))
    topics, provisions = known("topics", topics), known_provisions(provisions)
    if not name.strip() or not (topics or provisions):
        raise Refusal(_("Give the priority a name, and a topic or a provision by which its needs are found."))
    made = InitiativePriority(
        initiative=initiative, number=initiative.priorities.count() + 1, name=name.strip(), topics=list(topics),
        provisions=list(provisions), **inherited(initiative),
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="add_priority", subject=made, by=by.pk, at=at, initiative=initiative.pk)
    return made


@transaction.atomic
def add_roadmap_step(
    *, initiative: RegionalInitiative, text: str, from_on: date, until_on: date, by: Person, at: datetime,
    priority: InitiativePriority | None = None, jurisdictions: tuple[str, ...] = (), responsible: str = "",
) -> RoadmapStep:  # fmt: skip
    """A step of the shared workplan with its period."""
    require(can_change_programme(current(), initiative.originator_id))
    if not text.strip() or from_on > until_on:
        raise Refusal(_("Say what the step is, and a period that ends after it begins."))
    if priority is not None and priority.initiative_id != initiative.pk:
        raise Refusal(_("Choose a priority of this initiative."))
    made = RoadmapStep(
        initiative=initiative, priority=priority, text=" ".join(text.split()), from_on=from_on, until_on=until_on,
        jurisdictions=list(known_states(jurisdictions)), responsible=responsible.strip(), **inherited(initiative),
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="add_roadmap_step", subject=made, by=by.pk, at=at, initiative=initiative.pk)
    return made


@transaction.atomic
def move_roadmap_step(*, step: RoadmapStep, seen: int, state: str, by: Person, at: datetime) -> RoadmapStep:
    """How far a step has come."""
    require(can_change_programme(current(), step.originator_id))
    held = RoadmapStep.objects.select_for_update().get(pk=step.pk)
    if held.revision != seen:
        raise ChangedMeanwhile
    if state not in StepState.values:
        raise Refusal(_("Choose how far it has come from the list."))
    before, held.state, held.revision = held.state, state, held.revision + 1
    held.save(update_fields=["state", "revision"])
    record_decision(
        act="move_roadmap_step", subject=held, before={"state": before}, after={"state": state}, by=by, at=at
    )
    return held


def _record[Row: Recorded](model: type[Row], facts: Facts, by: Person, at: datetime) -> Row:
    require(can_record_programme(current()))
    owner = organisation_of(by)
    columns = _columns(model, facts)
    _once(model, columns, owner.pk, None)
    made = model(
        originator=owner, consent_holder=owner, recorded_by=by, recorded_at=at, **columns
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act=f"record_{model._meta.model_name}", subject=made, by=by.pk, at=at)
    return made


def _held[Row: Recorded](row: Row, seen: int) -> Row:
    require(can_change_programme(current(), row.originator_id))
    held = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if held.revision != seen:
        raise ChangedMeanwhile
    return held


def _once(model: type[Recorded], columns: dict[str, Any], owner: UUID | None, but: Recorded | None) -> None:
    """A reference names one live row of its organisation."""
    if not columns.get("reference"):
        return
    rows: Any = model._default_manager
    same = rows.filter(originator=owner, reference=columns["reference"], withdrawn_at=None)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise Refusal(
            _("“%(reference)s” is already recorded; change that record.") % {"reference": columns["reference"]}
        )


def _children_follow(row: Recorded) -> None:
    """Who may see a row may see what belongs to it."""
    for relation in row._meta.related_objects:
        child = relation.related_model
        if isinstance(child, type) and issubclass(child, Restricted) and not issubclass(child, Recorded | Attendance):
            child._default_manager.filter(**{relation.field.name: row}).update(audience=row.audience)


def _columns(model: type[Recorded], facts: Facts) -> dict[str, Any]:
    columns = CHECKS[model](facts).columns()
    return columns | {"under": under(columns["provisions"])} if model is Engagement else columns


def _told(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, date | UUID) else value for name, value in columns.items()}
