"""The steps of a return, without an arrangement and with one, beside what the case holds of them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from merida.site.provenance.asking import Asker
from merida.site.recovery.article57_codes import language, name
from merida.site.recovery.choices.cases import OrderKind
from merida.site.recovery.choices.whole import kept_whole
from merida.site.recovery.models import Case, CaseAgreement, Claimant, Cost, Event, Order, Position, UseReport
from merida.site.recovery.selectors.article57_facts import REQUESTS
from merida.site.recovery.selectors.told import said_event
from merida.tracing.steps import WAYS, Taken, Way, standing


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step with what shows it."""

    name: str
    who: str
    law: tuple[str, ...]
    standing: str
    standing_name: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepsPage:
    """The steps of a case in one of the two ways."""

    case_name: str
    case_key: UUID
    way: str
    has_agreement: bool
    lines: tuple[StepLine, ...]


def steps_page(*, case: Case, way: str, seen_by: Asker) -> StepsPage:
    """Without an arrangement unless the case has one for it, or the reader asks for the other way."""
    linked = list(CaseAgreement.objects.filter(case=case).select_related("agreement"))
    arranged = any(one.agreement.kind == "case_by_case" for one in linked)
    chosen: Way = next((one for one in WAYS if one == way), "with" if arranged else "without")
    found = standing(chosen, shown(case, linked))
    return StepsPage(str(case), case.pk, chosen, arranged, tuple(map(_line, found)))


def shown(case: Case, linked: list[CaseAgreement]) -> dict[str, list[str]]:
    """What in a case shows that a step was taken: kinds of event, and records."""
    found: dict[str, list[str]] = {}
    for event in Event.objects.live().filter(case=case, status__in=("done", "granted", "ordered")):
        found.setdefault(event.stage, []).append(said_event(event))
    orders = Order.objects.filter(case=case, kind=OrderKind.CONFISCATION, finality="final")
    found.setdefault("confiscated", []).extend(map(str, orders))
    found["request"] = [str(one) for one in case.requests.filter(kind__in=REQUESTS)]
    found["claims_heard"] = [
        str(one.get_kind_display()) for one in Claimant.objects.filter(case=case).exclude(status="claimed")
    ]
    found["agreement"] = [one.agreement.title for one in linked if one.agreement.kind == "case_by_case"]
    for topic, key in (("basis", "basis"), ("final_judgment", "final_judgment")):
        said = Position.objects.live().filter(case=case, topic=topic).exclude(value="no")
        found[key] = [f"{one.by} {one.source}".strip() for one in said]
    found["expenses_said"] = [one.source or str(one) for one in Cost.objects.live().filter(case=case)]
    reports = UseReport.objects.live().filter(case=case)
    found["monitoring_report"] = [f"{one.by_whom} {one.happened}".strip() for one in reports]
    return {key: ids for key, ids in found.items() if ids}


def _line(one: Taken) -> StepLine:
    return StepLine(
        name=kept_whole(one.step.name(language())),
        who=name("actors", one.step.who),
        law=one.step.law,
        standing=one.standing,
        standing_name=name("step_standings", one.standing),
        shown=one.shown,
    )
