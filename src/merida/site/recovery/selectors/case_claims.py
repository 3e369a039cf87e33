"""Claims of one fact side by side: words, amount, status, whose statement, class of source; and which one is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.recovery.models import Case, Fact
from merida.site.recovery.models import Claim as Row
from merida.site.recovery.models import Preference as Chosen
from merida.site.recovery.selectors.entries import stated_of, when_of
from merida.tracing.claims import Claim, SourceClass, Status, preferred


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """What one source says."""

    id: UUID
    words: str
    stated: Stated | None
    status_label: str
    when: When | None
    whose: str
    class_label: str
    source: str
    used: bool


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with all that is claimed of it."""

    id: UUID
    stage_label: str
    claims: tuple[ClaimLine, ...]
    rule: str
    because: str
    ranges: tuple[tuple[Quantity, Quantity], ...]
    """The least and the most that is claimed, in each unit; what lies between is disagreement."""
    prefer_url: str

    @property
    def disagrees(self) -> bool:
        """Whether more than one amount is claimed."""
        return any(low != high for low, high in self.ranges)


def fact_views(case: Case) -> tuple[FactView, ...]:
    """The facts of a case in the order in which they became known."""
    facts = case.facts.prefetch_related("claims", "preferences__preferred_by").order_by("id")
    return tuple(_view(one) for one in facts if one.claims.all())


def claim_of(row: Row) -> Claim:
    """A row as the library reasons about it."""
    return Claim(
        id=str(row.pk), fact=str(row.fact_id), case=str(row.case_id), stage=row.stage,
        stated=stated_of(row), status=cast(Status, row.status),
        when=when_of(row), words=row.words, source=row.source,
        source_class=cast(SourceClass, row.source_class), by=tuple(row.jurisdictions), cluster=row.cluster,
        ground=row.ground, learnt=row.learnt_on, chosen=row.chosen,
    )  # fmt: skip


def _view(fact: Fact) -> FactView:
    rows = list(fact.claims.all())
    chosen: Chosen | None = next(iter(reversed(fact.preferences.all())), None)
    of_fact = [claim_of(one) for one in rows]
    # A fact has one stage; claims that name another (a settlement told as a return) are shown and not weighed.
    weighed = [one for one in of_fact if one.stage == of_fact[0].stage]
    standing = preferred(weighed, str(chosen.claim_id) if chosen else None, chosen.because if chosen else "")
    rules = {
        "the register's choice": _("the choice of its register"),
        "a person's decision": _("a person's decision"),
    }
    only = len(rows) == 1
    rule = _("the only claim") if only else rules.get(
        standing.rule, _("the rule: what is furthest done, of the best class of source, told most precisely")
    )  # fmt: skip
    because = f"{chosen.because} ({chosen.preferred_by})" if chosen else ""
    lines = tuple(_line(row, claim, standing.claim) for row, claim in zip(rows, of_fact, strict=True))
    return FactView(
        fact.pk, fact.get_stage_display(), lines, rule, because, standing.ranges,
        "" if only else reverse("recovery:row", args=["prefer", fact.pk]),
    )  # fmt: skip


def _line(row: Row, claim: Claim, used: Claim) -> ClaimLine:
    return ClaimLine(
        row.pk, row.words, claim.stated, row.get_status_display(), claim.when, row.whose,
        row.get_source_class_display(), row.source, claim.id == used.id,
    )  # fmt: skip
