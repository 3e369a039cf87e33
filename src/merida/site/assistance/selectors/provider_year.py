"""The figures of an organisation's own year, each with the records it counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from merida.money.units import Quantity
from merida.site.assistance.selectors.activities import ActivityLine, CameLine, activity_lines, outcome_lines
from merida.site.assistance.selectors.year import Asked, Trained, activities, trained, trainings
from merida.site.evidence.labels import names
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker


@dataclass(frozen=True, slots=True)
class ProviderYear:
    """What an organisation did in a year."""

    year: int
    organisation: str
    lines: tuple[ActivityLine, ...]
    states: tuple[tuple[str, str], ...]
    money: tuple[Quantity, ...]
    """Whole budgets of these activities, each once."""
    with_money: int
    expert_days: int
    outcomes: tuple[CameLine, ...]
    trained: Trained


def provider_year(*, organisation: Organisation, year: int, seen_by: Asker) -> ProviderYear:
    """Activities that went on in the year, each once; States distinct; money never across currencies."""
    asked, said = Asked(year, organisation.pk), names()
    rows = list(activities(asked).select_related("originator").prefetch_related("outcomes"))
    money: Counter[str] = Counter()
    for one in rows:
        money.update(one.money)
    return ProviderYear(
        year=year,
        organisation=organisation.name,
        lines=tuple(activity_lines(rows, seen_by)),
        states=tuple(said.by_name({code for one in rows for code in one.jurisdictions})),
        money=tuple(Quantity(minor, code) for code, minor in sorted(money.items())),
        with_money=sum(bool(one.money) for one in rows),
        expert_days=sum(one.expert_days or 0 for one in rows),
        outcomes=tuple(came for one in rows for came in outcome_lines(one, said) if came.on and came.on.year == year),
        trained=trained(trainings(asked)),
    )
