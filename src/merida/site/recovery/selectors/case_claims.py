"""Claims of one fact side by side: words, amount, status, whose statement, class of source; and which one is used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.evidence.labels import Names
from merida.site.recovery.choices.cases import Ground
from merida.site.recovery.choices.ledger import Disposal, Route
from merida.site.recovery.models import Case, Fact
from merida.site.recovery.models import Claim as Row
from merida.site.recovery.models import Preference as Chosen
from merida.site.recovery.selectors.entries import stated_of, when_of
from merida.site.recovery.whose import code_of
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
    whose_name: str
    class_label: str
    source: str
    used: bool
    done: bool
    rests_on: tuple[str, ...]
    """Whose proceedings, ground, route and basis of disposal, as this source has them."""


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with all that is claimed of it."""

    id: UUID
    stage: str
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


@dataclass(frozen=True, slots=True)
class Apart:
    """The sender's "transferred" and the recipient's "received" where they are not the same amount: two facts."""

    transferred: Stated
    received: Stated
    difference: Stated


def apart(facts: Iterable[FactView]) -> tuple[Apart, ...]:
    """By how much what was received is said to differ from what was transferred, in each unit that both name."""
    sums: dict[str, dict[str, Stated]] = {"transferred": {}, "received": {}}
    for fact in facts:
        for claim in fact.claims if fact.stage in sums else ():
            if claim.used and claim.done and claim.stated:
                of_stage, unit = sums[fact.stage], claim.stated.quantity.unit
                of_stage[unit] = of_stage[unit] + claim.stated if unit in of_stage else claim.stated
    found = []
    for unit, sent in sums["transferred"].items():
        got = sums["received"].get(unit)
        if got and got.quantity != sent.quantity:
            low, high = sorted((sent.quantity, got.quantity))
            exact = sent == Stated(sent.quantity) and got == Stated(got.quantity)
            found.append(Apart(sent, got, Stated(high - low, "exact" if exact else "about")))
    return tuple(found)


def fact_views(case: Case, said: Names) -> tuple[FactView, ...]:
    """The facts of a case in the order in which they became known."""
    corrected = Exists(Row.objects.filter(corrects=OuterRef("pk")))
    claims = Prefetch("claims", Row.objects.annotate(corrected=corrected).order_by("id"))
    facts = case.facts.prefetch_related(claims, "preferences__preferred_by").order_by("id")
    return tuple(_view(one, said) for one in facts if one.claims.all())


def claim_of(row: Row) -> Claim:
    """A row as the library reasons about it."""
    return Claim(
        id=str(row.pk), fact=str(row.fact_id), case=str(row.case_id), stage=row.stage,
        stated=stated_of(row), status=cast(Status, row.status),
        when=when_of(row), words=row.words, source=row.source,
        source_class=cast(SourceClass, row.source_class), by=tuple(row.jurisdictions), cluster=row.cluster,
        ground=row.ground, learnt=row.learnt_on, chosen=row.chosen,
    )  # fmt: skip


def _view(fact: Fact, said: Names) -> FactView:
    rows = list(fact.claims.all())
    old = {str(one.pk) for one in rows if vars(one)["corrected"]}
    chosen: Chosen | None = next(iter(reversed(fact.preferences.all())), None)
    of_fact = [claim_of(one) for one in rows]
    # A fact has one stage; claims that name another (a settlement told as a return) are shown and not weighed.
    of_stage = [one for one in of_fact if one.stage == of_fact[0].stage]
    weighed = [one for one in of_stage if one.id not in old] or of_stage
    # A person's choice of a claim is one of what its source says now.
    wanted = chosen.claim_id if chosen else None
    while wanted and (later := next((one.pk for one in rows if one.corrects_id == wanted), None)):
        wanted = later
    if str(wanted) not in {one.id for one in weighed}:
        chosen = None
    standing = preferred(weighed, str(wanted) if chosen else None, chosen.because if chosen else "")
    rules = {
        "the register's choice": _("the choice of its register"),
        "a person's decision": _("a person's decision"),
    }
    only = len(weighed) == 1
    rule = _("the only claim") if only else rules.get(
        standing.rule, _("the rule: what is furthest done, of the best class of source, told most precisely")
    )  # fmt: skip
    because = f"{chosen.because} ({chosen.preferred_by})" if chosen else ""
    used = None if standing.claim.id in old else standing.claim.id
    lines = tuple(_line(row, claim, used, said) for row, claim in zip(rows, of_fact, strict=True))
    return FactView(
        fact.pk, fact.stage, fact.get_stage_display(), lines, rule, because, standing.ranges,
        "" if only else reverse("recovery:row", args=["prefer", fact.pk]),
    )  # fmt: skip


def _line(row: Row, claim: Claim, used: str | None, said: Names) -> ClaimLine:
    status = row.get_status_display()
    if vars(row)["corrected"]:
        status = _("%(status)s; its source said something else later") % {"status": status}
    return ClaimLine(
        row.pk, row.words, claim.stated, status, claim.when, row.whose,
        _whose(row.whose, said),
        row.get_source_class_display(), row.source, claim.id == used, row.status == "done", _rests_on(row, said),
    )  # fmt: skip


def _whose(written: str, said: Names) -> str:
    """A State by its name in the reader's language; a body as the source writes it."""
    return said.state(code_of(written)) or written


def _rests_on(row: Row, said: Names) -> tuple[str, ...]:
    coded = ((Ground, row.ground), (Route, row.route), (Disposal, row.disposal))
    named = [str(words(code).label) for words, code in coded if code in words.values]
    return (*map(said.state, row.jurisdictions), *named)
