"""The register of reviews, one review, one State, one provision: States always in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from merida import uncac
from merida.site.evidence.choices import DocumentKind, Kind, Relation, Stage, Status
from merida.site.evidence.labels import Names, alphabetical, kind_label, names
from merida.site.evidence.models import Finding, Review, SourceDocument
from merida.site.evidence.permissions import can_edit_register
from merida.site.evidence.selectors.counting import per_key, per_value
from merida.site.evidence.selectors.documents import DocumentLine, line_of
from merida.site.evidence.selectors.filters import Narrowed, narrowed, outcomes
from merida.site.provenance.asking import Asker

EXPECTED = (DocumentKind.EXECUTIVE_SUMMARY, DocumentKind.COUNTRY_REPORT)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review in the register."""

    state: str
    state_name: str
    cycle: int
    cycle_name: str
    group_name: str
    reviewers: tuple[tuple[str, str], ...]
    stage: str
    stage_label: str
    began_in: int | None
    ended_in: int | None
    visited_on: date | None
    published_on: date | None
    symbol: str
    source_text: str
    note: str
    present: tuple[str, ...]
    missing: tuple[str, ...]
    url: str
    state_url: str


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """The register."""

    lines: tuple[ReviewLine, ...]
    cycle: str
    group: str
    cycles: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]
    may_edit: bool


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many outcomes of a kind, and the address that opens them."""

    kind: str
    label: str
    value: int
    url: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One review with its documents and outcomes."""

    review: ReviewLine
    documents: tuple[DocumentLine, ...]
    counts: tuple[KindCount, ...]
    none_identified: tuple[str, ...]
    outcomes_url: str
    may_edit: bool
    edit_url: str
    stages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Again:
    """A later recommendation on what an earlier cycle recommended on already."""

    provisions: tuple[str, ...]
    earlier: tuple[tuple[str, str, str], ...]
    """Words, language and address."""
    later: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class StatePage:
    """A State: its reviews, documents, outcomes, and what was recommended again."""

    state: str
    name: str
    group_name: str
    subregion_name: str
    reviews: tuple[ReviewLine, ...]
    counts: tuple[tuple[str, tuple[KindCount, ...]], ...]
    documents: tuple[DocumentLine, ...]
    again: tuple[Again, ...]
    outcomes_url: str


@dataclass(frozen=True, slots=True)
class ProvisionPage:
    """A provision: what it is, what stands in it, and the outcomes under it."""

    spelling: str
    title: str
    path: tuple[tuple[str, str, str], ...]
    """Spelling, title, address of what it stands in, outermost first."""
    obligation: str
    cycle_name: str
    counts: tuple[KindCount, ...]
    states: tuple[tuple[str, str, int, str], ...]
    """Code, name, outcomes, address; alphabetical."""
    inside: tuple[tuple[str, str, int, str], ...]
    total: int
    outcomes_url: str


def reviews_page(*, seen_by: Asker, cycle: str = "", group: str = "") -> ReviewsPage:
    """The register, narrowed by cycle and regional group."""
    said = names()
    lines = register(said)
    if cycle:
        lines = [one for one in lines if str(one.cycle) == cycle]
    if group:
        lines = [one for one in lines if said.fact(one.state, "review_group") == group]
    return ReviewsPage(
        lines=tuple(lines),
        cycle=cycle,
        group=group,
        cycles=said.choices("cycles"),
        groups=said.choices("regional_groups"),
        may_edit=can_edit_register(seen_by),
    )


def register(said: Names, state: str = "") -> list[ReviewLine]:
    """Reviews known from the register's own rows and from documents that one may see, by State and cycle."""
    rows, papers = Review.objects.all(), SourceDocument.objects.exclude(state="").exclude(cycle=None)
    if state:
        rows, papers = rows.filter(state=state), papers.filter(state=state)
    facts = {(one.state, one.cycle): one for one in rows}
    found: dict[tuple[str, int], list[Mapping[str, Any]]] = {key: [] for key in facts}
    wanted = papers.values("state", "cycle", "kind", "symbol", "date", "relation").order_by("date")
    for paper in wanted:
        if paper["cycle"] is not None:
            found.setdefault((paper["state"], paper["cycle"]), []).append(paper)
    lines = [_line(key, facts.get(key), kept, said) for key, kept in found.items()]
    return sorted(lines, key=lambda one: (alphabetical(one.state_name), one.cycle))


def review_page(*, state: str, cycle: int, seen_by: Asker) -> ReviewPage | None:
    """One review; None if nothing that one may see tells of it."""
    said = names()
    line = next((one for one in register(said, state) if one.cycle == cycle), None)
    if line is None:
        return None
    papers = SourceDocument.objects.filter(state=state, cycle=cycle).order_by("relation", "kind", "read_at")
    asked = Narrowed(state=state, cycle=str(cycle))
    none = (
        Finding.objects.counted().filter(state=state, cycle=cycle, none_identified=True).exclude(status=Status.REJECTED)
    )
    return ReviewPage(
        review=line,
        documents=tuple(line_of(one, said) for one in papers),
        counts=_kinds(asked, said),
        none_identified=tuple(none.order_by("number").values_list("text", flat=True)),
        outcomes_url=asked.address(),
        may_edit=can_edit_register(seen_by),
        edit_url=reverse("evidence:edit_review", args=[state, cycle]),
        stages=tuple((str(value), str(label)) for value, label in Stage.choices),
    )


def state_page(*, state: str, seen_by: Asker) -> StatePage | None:
    """One State; None if the list of jurisdictions does not have it."""
    said = names()
    if state not in said.lists["jurisdictions"].by_key:
        return None
    lines = register(said, state)
    papers = SourceDocument.objects.filter(state=state).order_by("cycle", "relation", "kind", "read_at")
    group, subregion = said.fact(state, "review_group"), said.fact(state, "subregion")
    return StatePage(
        state=state,
        name=said.state(state),
        group_name=said.of("regional_groups", group) if group else "",
        subregion_name=said.of("subregions", subregion) if subregion else "",
        reviews=tuple(lines),
        counts=tuple(
            (said.cycle(one.cycle), _kinds(Narrowed(state=state, cycle=str(one.cycle)), said)) for one in lines
        ),
        documents=tuple(line_of(one, said) for one in papers),
        again=tuple(recommended_again(state)),
        outcomes_url=Narrowed(state=state).address(),
    )


def provision_page(*, spelling: str, seen_by: Asker) -> ProvisionPage:
    """One provision."""
    said = names()
    asked = narrowed({"provision": spelling})
    found = outcomes(asked, said)
    states = per_value(found, "state")
    facts = said.lists["provisions"].by_key[spelling].facts
    inner = uncac.children(spelling)
    counts = per_key(found, "under")
    return ProvisionPage(
        spelling=spelling,
        title=said.of("provisions", spelling),
        path=tuple((one, said.of("provisions", one), _provision(one)) for one in reversed(uncac.ancestors(spelling))),
        obligation=facts.get("obligation") or "",
        cycle_name=said.cycle(facts.get("cycle")),
        counts=_kinds(asked, said),
        states=tuple(
            (code, name, states[code], asked.with_(state=code).address()) for code, name in said.by_name(states) if code
        ),
        inside=tuple((one, said.of("provisions", one), counts[one], _provision(one)) for one in inner),
        total=states.total(),
        outcomes_url=asked.address(),
    )


def recommended_again(state: str) -> Iterable[Again]:
    """Articles on which recommendations were made in more than one cycle, with the words of both."""
    rows = (
        Finding.objects.counted()
        .filter(state=state, kind=Kind.CHALLENGE)
        .exclude(status=Status.REJECTED)
        .exclude(document_kind=DocumentKind.COUNTRY_REPORT)
        .order_by("cycle", "number", "start")
    )
    by_article: dict[str, dict[int, list[Finding]]] = {}
    for row in rows:
        for article in {one.partition("(")[0] for one in row.provisions if not one.startswith("ch.")}:
            if row.cycle is not None:
                by_article.setdefault(article, {}).setdefault(row.cycle, []).append(row)
    for article in uncac.sort(one for one, cycles in by_article.items() if len(cycles) > 1):
        cycles = by_article[article]
        last = max(cycles)
        earlier = [row for cycle in sorted(cycles) if cycle != last for row in cycles[cycle]]
        yield Again((article,), tuple(map(_told, earlier)), tuple(map(_told, cycles[last])))


def _told(row: Finding) -> tuple[str, str, str]:
    return row.text, row.language, reverse("evidence:outcome", args=[row.pk])


def _provision(spelling: str) -> str:
    return reverse("evidence:provision", args=[spelling])


def _kinds(asked: Narrowed, said: Names) -> tuple[KindCount, ...]:
    counts = per_value(outcomes(asked, said), "kind")
    return tuple(
        KindCount(kind, kind_label(kind), counts[kind], asked.with_(kind=kind).address()) for kind in Kind.values
    )


def _line(key: tuple[str, int], row: Review | None, papers: Sequence[Mapping[str, Any]], said: Names) -> ReviewLine:
    state, cycle = key
    kinds = {paper["kind"] for paper in papers}
    summary = next(
        (
            one
            for one in papers
            if one["kind"] == DocumentKind.EXECUTIVE_SUMMARY and one["relation"] == Relation.LEADING
        ),
        None,
    )
    group = said.fact(state, "review_group")
    stage = (row.stage if row else "") or (Stage.COMPLETED if summary else "")
    return ReviewLine(
        state=state,
        state_name=said.state(state),
        cycle=cycle,
        cycle_name=said.cycle(cycle),
        group_name=said.of("regional_groups", group) if group else "",
        reviewers=tuple(said.by_name(row.reviewers)) if row else (),
        stage=stage,
        stage_label=str(Stage(stage).label) if stage else "",
        began_in=row.began_in if row else None,
        ended_in=row.ended_in if row else None,
        visited_on=row.visited_on if row else None,
        published_on=(row.published_on if row else None) or (summary["date"] if summary else None),
        symbol=(row.symbol if row else "") or (summary["symbol"] if summary else ""),
        source_text=row.source_text if row else "",
        note=row.note if row else "",
        present=tuple(str(DocumentKind(kind).label) for kind in EXPECTED if kind in kinds),
        missing=tuple(str(kind.label) for kind in EXPECTED if kind not in kinds),
        url=reverse("evidence:review", args=[state, cycle]),
        state_url=reverse("evidence:state", args=[state]),
    )
