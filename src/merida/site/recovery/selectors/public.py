"""What everybody may read: publications, and by State what was promised, transferred, received and used.

Only published tables are asked. Stages stand beside each other and are never added; States stand in alphabetical order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from merida.money.qualified import Stated, Total, total
from merida.money.when import When
from merida.site.evidence.labels import Names, names
from merida.site.look.charts import Bar
from merida.site.provenance.asking import Asker
from merida.site.recovery.choices.cases import ProceduralStatus
from merida.site.recovery.choices.public import Promise, ReplyKind
from merida.site.recovery.choices.returns import UseKind
from merida.site.recovery.models import Publication, PublicReply, PublishedFact
from merida.site.recovery.permissions import can_answer_reply
from merida.site.recovery.selectors.amounts import stated_of
from merida.site.recovery.selectors.publishing import used_label
from merida.site.recovery.whose import code_of
from merida.site.recovery.wording import UNNAMED

SIDES = ("to", "by")


@dataclass(frozen=True, slots=True)
class FactLine:
    """A published amount."""

    stage: str
    stage_label: str
    stated: Stated | None
    first_on: date | None
    last_on: date | None
    when: When | None
    """The same as a day, a month or a year."""
    said_by: tuple[tuple[str, str], ...]
    """Codes and names."""
    joint: bool
    what_for: str
    verified_by: str
    words: str
    source: str
    others: tuple[dict[str, str], ...]
    title: str
    url: str
    level: str
    carried_out_by: str
    women: int | None
    men: int | None
    beneficiaries: int | None

    @property
    def anchor(self) -> str:
        """Of the first line of its stage and level."""
        return f"{self.stage}-{self.level}" if self.level else self.stage

    @property
    def source_url(self) -> str:
        """The address of the source, if it is one that a browser opens."""
        return self.source if self.source.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A publication in a list."""

    key: UUID
    identifier: str
    title: str
    published_at: datetime
    published_for: str
    withdrawn: bool
    url: str


@dataclass(frozen=True, slots=True)
class StageTotal:
    """What was published of one stage: sums per unit, and what is not disclosed counted beside."""

    stage: str
    label: str
    total: Total
    facts: int
    url: str


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """A reply that is shown."""

    kind_label: str
    words: str
    name: str
    received_at: datetime
    answer: str


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """One publication: what it says, whose words it rests on, and what people answered."""

    line: PublicationLine
    version: int
    summary: str
    persons: tuple[str, ...]
    places: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    facts: tuple[FactLine, ...]
    replies: tuple[ReplyLine, ...]
    newer_url: str
    withdrawn_because: str
    withdrawn_at: datetime | None
    redacted: tuple[str, ...]
    reply_url: str
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StateLine:
    """A State in the list, with how many publications name it."""

    code: str
    name: str
    publications: int
    url: str


@dataclass(frozen=True, slots=True)
class Side:
    """What was returned to a State, or by it."""

    side: str
    totals: tuple[StageTotal, ...]
    facts: tuple[FactLine, ...]
    years: tuple[Bar, ...]
    """Facts transferred or received, by year: how many, since amounts of several units have no sum."""


@dataclass(frozen=True, slots=True)
class StatePage:
    """A State's public page."""

    code: str
    name: str
    sides: tuple[Side, ...]
    publications: tuple[PublicationLine, ...]
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicHome:
    """The first page for the public."""

    states: tuple[StateLine, ...]
    totals: tuple[StageTotal, ...]
    publications: int


@dataclass(frozen=True, slots=True)
class WaitingReply:
    """A reply as its authority reads it."""

    reply: PublicReply
    kind_label: str
    title: str
    url: str
    answer_url: str


def current_publications() -> list[Publication]:
    """The last version of each publication, those taken back left out."""
    found = Publication.objects.order_by("identifier", "-version").distinct("identifier").select_related("withdrawal")
    return [one for one in found if not hasattr(one, "withdrawal")]


def public_home() -> PublicHome:
    """All States that publications name, and the sums of what is published, joint returns once."""
    said, live = names(), current_publications()
    counts: dict[str, int] = {}
    for one in live:
        for code in {*one.origins, *one.recipients, *one.proceedings, *one.locations}:
            counts[code] = counts.get(code, 0) + 1
    states = tuple(
        StateLine(code, name, counts[code], reverse("recovery:public_state", args=[code]))
        for code, name in said.by_name(counts)
    )
    return PublicHome(states, _totals(_facts(live)), len(live))


def state_page(*, state: str) -> StatePage:
    """What is published of returns to a State and by it."""
    said = names()
    live = [one for one in current_publications() if state in _all_places(one)]
    facts = _facts(live)
    to = [fact for fact in facts if state in (*fact.publication.origins, *fact.publication.recipients)]
    by = [fact for fact in facts if state in fact.said_by or (not fact.said_by and _by_proceedings(fact, state))]
    sides = tuple(
        Side(side, _totals(found, f"#{side}"), tuple(_fact_line(fact, said) for fact in found), _years(found))
        for side, found in zip(SIDES, (to, by), strict=True)
        if found
    )
    address = reverse("recovery:public_file", args=[state])
    return StatePage(
        code=state, name=said.state(state), sides=sides, publications=tuple(map(_line, live)),
        files=tuple((kind, f"{address}?format={kind}") for kind in ("xlsx", "csv", "jsonl")),
    )  # fmt: skip


def _by_proceedings(fact: PublishedFact, state: str) -> bool:
    """Whether nobody is named and it was this State's proceedings; what a recipient received and used is not by it."""
    one = fact.publication
    returned = fact.stage not in (Promise.RECEIVED, Promise.USED) or state not in (*one.origins, *one.recipients)
    return state in one.proceedings and returned


def publication_page(*, publication: Publication) -> PublicationPage:
    """A publication and what people answered to it; of one taken back only that it was, and why."""
    said = names()
    withdrawal = getattr(publication, "withdrawal", None)
    newer = Publication.objects.filter(identifier=publication.identifier, version__gt=publication.version)
    last = newer.order_by("-version").first()
    facts = (
        ()
        if withdrawal
        else tuple(_fact_line(fact, said) for fact in in_order(publication.facts.select_related("publication")))
    )
    replies = PublicReply.objects.filter(publication__identifier=publication.identifier, answered="shown")
    return PublicationPage(
        line=_line(publication),
        version=publication.version,
        summary="" if withdrawal else publication.summary,
        persons=() if withdrawal else tuple(_worded(one) for one in publication.persons),
        places=tuple(
            (column, tuple((code, said.state(code)) for code in getattr(publication, column)))
            for column in ("origins", "locations", "proceedings", "recipients")
            if getattr(publication, column)
        ),
        facts=facts,
        replies=tuple(
            ReplyLine(str(ReplyKind(one.kind).label), one.words, one.name, one.received_at, one.answer)
            for one in replies
        ),
        newer_url=reverse("recovery:publication", args=[last.pk]) if last else "",
        withdrawn_because=withdrawal.because if withdrawal else "",
        withdrawn_at=withdrawal.withdrawn_at if withdrawal else None,
        redacted=tuple(publication.redacted),
        reply_url=reverse("recovery:reply", args=[publication.pk]),
        kinds=tuple((value, str(label)) for value, label in ReplyKind.choices),
    )


def waiting_replies(*, seen_by: Asker) -> tuple[WaitingReply, ...]:
    """Replies that wait for one's own authority."""
    found = PublicReply.objects.filter(answered="waiting", addressed_to__in=seen_by.organisations)
    return tuple(
        WaitingReply(
            one, str(ReplyKind(one.kind).label), one.publication.title,
            reverse("recovery:publication", args=[one.publication_id]), reverse("recovery:answer_reply", args=[one.pk]),
        )
        for one in found.select_related("publication")
        if can_answer_reply(seen_by, one.addressed_to_id)
    )  # fmt: skip


def public_rows(*, state: str) -> list[dict[str, object]]:
    """The published amounts of a State as rows for programs; `minor` counts whole minor units."""
    rows: list[dict[str, object]] = []
    for side in state_page(state=state).sides:
        for fact in side.facts:
            stated = fact.stated
            rows.append(
                {
                    "type": "published_fact", "state": state, "side": side.side, "stage": fact.stage,
                    "disclosed": stated is not None,
                    "amount": stated.quantity.number() if stated else None,
                    "until": stated.until.number() if stated and stated.until else None,
                    "unit": stated.quantity.unit if stated else None,
                    "qualifier": stated.qualifier if stated else None,
                    "from": fact.first_on and fact.first_on.isoformat(),
                    "until_day": fact.last_on and fact.last_on.isoformat(),
                    "said_by": [code for code, _name in fact.said_by], "joint": fact.joint, "use": fact.what_for,
                    "level": fact.level, "carried_out_by": fact.carried_out_by, "women": fact.women, "men": fact.men,
                    "beneficiaries": fact.beneficiaries, "verified_by": fact.verified_by,
                    "words": fact.words, "source": fact.source,
                    "publication": fact.title, "url": f"{settings.ADDRESS}{fact.url}",
                }
            )  # fmt: skip
    return rows


def _all_places(one: Publication) -> set[str]:
    return {*one.origins, *one.recipients, *one.proceedings, *one.locations}


def _facts(live: Sequence[Publication]) -> list[PublishedFact]:
    found = PublishedFact.objects.filter(publication__in=[one.pk for one in live]).select_related("publication")
    return in_order(found.order_by("first_on", "publication__identifier", "number"))


def in_order(facts: Iterable[PublishedFact]) -> list[PublishedFact]:
    """Stage by stage; of use, allocations before what is part of them."""
    stages, levels = list(Promise.values), ["", *UseKind.values]
    return sorted(facts, key=lambda one: (stages.index(one.stage), levels.index(one.level)))


def _label(stage: str, level: str) -> str:
    return used_label(level) if stage == Promise.USED else str(Promise(stage).label)


def _fact_line(fact: PublishedFact, said: Names) -> FactLine:
    return FactLine(
        stage=fact.stage, stage_label=_label(fact.stage, fact.level), stated=_stated(fact), first_on=fact.first_on,
        last_on=fact.last_on, when=_when(fact.first_on, fact.last_on),
        said_by=tuple((code, said.state(code)) for code in fact.said_by), joint=fact.joint, what_for=fact.what_for,
        verified_by=fact.verified_by, words=fact.source_words, source=fact.source_name,
        others=tuple(one | {"whose": said.state(code_of(one["whose"])) or one["whose"]} for one in fact.others),
        title=fact.publication.title, url=reverse("recovery:publication", args=[fact.publication_id]),
        level=fact.level, carried_out_by=fact.carried_out_by, women=fact.women, men=fact.men,
        beneficiaries=fact.beneficiaries,
    )  # fmt: skip


def _stated(fact: PublishedFact) -> Stated | None:
    return stated_of(fact.minor, fact.unit, fact.qualifier, fact.upper)


def _when(first: date | None, last: date | None) -> When | None:
    """The date as precisely as it is known: its first and its last day say which."""
    if first is None or last is None:
        return None
    known = (When(first.year, first.month, first.day), When(first.year, first.month), When(first.year))
    return next((one for one in known if (one.first, one.last) == (first, last)), None)


def _line(one: Publication) -> PublicationLine:
    return PublicationLine(
        one.pk, one.identifier, one.title, one.published_at, one.published_for, hasattr(one, "withdrawal"),
        reverse("recovery:publication", args=[one.pk]),
    )  # fmt: skip


def _totals(facts: Iterable[PublishedFact], url: str = "") -> tuple[StageTotal, ...]:
    """A line for each stage, and for each level of use: levels are parts of each other and are never added."""
    found: dict[tuple[str, str], list[PublishedFact]] = {}
    for one in in_order(facts):
        found.setdefault((one.stage, one.level), []).append(one)
    return tuple(
        StageTotal(
            stage, _label(stage, level), total(map(_stated, of)), len(of),
            f"{url}-{stage}-{level}".removesuffix("-") if url else "",
        )
        for (stage, level), of in found.items()
    )  # fmt: skip


def _years(facts: Iterable[PublishedFact]) -> tuple[Bar, ...]:
    counts: dict[int, int] = {}
    for fact in facts:
        if fact.stage in (Promise.TRANSFERRED, Promise.RECEIVED) and fact.first_on:
            counts[fact.first_on.year] = counts.get(fact.first_on.year, 0) + 1
    return tuple(Bar(str(year), counts.get(year, 0)) for year in range(min(counts), max(counts) + 1)) if counts else ()


def _worded(person: dict[str, str]) -> str:
    status = person.get("status", "")
    said = str(UNNAMED.get(status, ""))
    return f"{person['name']}: {ProceduralStatus(status).label}" if person.get("name") else said
