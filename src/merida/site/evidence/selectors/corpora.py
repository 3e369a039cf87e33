"""Corpora: the list, the table made from one, what stands behind a cell, and what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from merida.drafting import outcomes as facts
from merida.drafting.paper import paper
from merida.drafting.values import Paper, Table
from merida.drafting.words import say
from merida.site.evidence.choices import HELD, DocumentKind, Kind
from merida.site.evidence.labels import Names, alphabetical, names
from merida.site.evidence.models import Corpus, Finding, SourceDocument
from merida.site.evidence.permissions import can_freeze_corpus
from merida.site.evidence.selectors.eligible import eligible
from merida.site.evidence.selectors.exploring import LEAST
from merida.site.evidence.selectors.files import absolute
from merida.site.evidence.selectors.outcomes import OutcomeLine, lines_of, with_places
from merida.site.provenance.asking import Asker

WHAT = {
    Kind.ASSISTANCE_NEED: "technical_assistance_needs",
    Kind.CHALLENGE: "challenges",
    Kind.GOOD_PRACTICE: "good_practices",
    Kind.OBSERVATION: "observations",
}
BY: tuple[facts.By, ...] = ("category", "region", "topic")


@dataclass(frozen=True, slots=True)
class CorpusLine:
    """A corpus in the list."""

    id: UUID
    url: str
    name: str
    frozen_on: date
    frozen_at: datetime
    frozen_by: str
    reviews: int
    outcomes: int
    document_kind_label: str


@dataclass(frozen=True, slots=True)
class CorporaPage:
    """The corpora that one may see."""

    lines: tuple[CorpusLine, ...]
    may_freeze: bool
    freeze_url: str


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """A corpus with its table."""

    corpus: CorpusLine
    kind: str
    by: str
    kinds: tuple[tuple[str, str], ...]
    bys: tuple[tuple[str, str], ...]
    table: Table
    reviews: Table
    exports: tuple[tuple[str, str], ...]
    changes_url: str
    counted_in: str
    """ "6 of 6": reviews with an outcome counted, of all."""


@dataclass(frozen=True, slots=True)
class CellPage:
    """The outcomes behind a cell."""

    corpus: CorpusLine
    row: str
    column: str
    lines: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An outcome that another has replaced since."""

    before: OutcomeLine
    after: OutcomeLine
    words: bool
    """Whether the words changed, and not only the coding."""


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What is no longer as it was frozen."""

    corpus: CorpusLine
    new_reviews: tuple[tuple[str, str, str], ...]
    """State, symbol, address."""
    added: tuple[OutcomeLine, ...]
    removed: tuple[OutcomeLine, ...]
    changed: tuple[Changed, ...]

    @property
    def nothing(self) -> bool:
        """Whether it is all as it was."""
        return not (self.new_reviews or self.added or self.removed or self.changed)


def corpora_page(*, seen_by: Asker) -> CorporaPage:
    """The corpora, the latest first."""
    rows = Corpus.objects.select_related("frozen_by").order_by("-frozen_at", "-id")[:200]
    return CorporaPage(tuple(_line(one) for one in rows), can_freeze_corpus(seen_by), reverse("evidence:freeze"))


def corpus_page(*, corpus: Corpus, kind: str, by: str, seen_by: Asker) -> CorpusPage:
    """The table of a corpus on the page."""
    kind, by = _kind(kind), _by(by)
    said = names()
    counted = corpus_facts(corpus, kind, said)
    query = {"kind": kind, "by": by}
    made = facts.table(counted, by, said.language, _least(seen_by), _links(corpus, query, whole=False))
    full = paper(counted, (by,), said.language)
    reviews = next(one for one in full.blocks if isinstance(one, Table) and one.title == _annex(said.language))
    url = reverse("evidence:corpus_file", args=[corpus.pk])
    with_one = len({one.review for one in counted.outcomes})
    return CorpusPage(
        corpus=_line(corpus),
        kind=kind,
        by=by,
        kinds=tuple((str(value), str(label)) for value, label in Kind.choices),
        bys=(("category", _("Category of assistance")), ("region", _("Regional group")), ("topic", _("Topic"))),
        table=made,
        reviews=reviews,
        exports=tuple((one, f"{url}?{urlencode({**query, 'format': one})}") for one in ("docx", "xlsx", "csv", "html")),
        changes_url=reverse("evidence:corpus_changes", args=[corpus.pk]),
        counted_in=say(said.language, "of", n=with_one, all=len(counted.reviews)),
    )


def corpus_paper(*, corpus: Corpus, kind: str, by: str, language: str, seen_by: Asker) -> tuple[Paper, Table]:
    """The paper to hand on, and its table alone."""
    kind, by = _kind(kind), _by(by)
    said = names(language)
    counted = corpus_facts(corpus, kind, said)
    link = _links(corpus, {"kind": kind, "by": by}, whole=True)
    least = _least(seen_by)
    made = paper(counted, (by,), said.language, least, link, made_by="Merida")
    return made, facts.table(counted, by, said.language, least, link)


def cell_page(*, corpus: Corpus, kind: str, by: str, row: str, column: str, seen_by: Asker) -> CellPage:
    """The outcomes that a cell counts."""
    kind, by = _kind(kind), _by(by)
    said = names()
    counted = corpus_facts(corpus, kind, said)
    cell = facts.cross(counted, by, _least(seen_by)).cells.get((row, column))
    rows = with_places(Finding.objects.filter(pk__in=cell.outcomes if cell else ())).order_by(
        "state", "number", "start"
    )
    return CellPage(_line(corpus), row, column, tuple(lines_of(rows, seen_by)))


def changes_page(*, corpus: Corpus, seen_by: Asker) -> ChangesPage:
    """Compare what was frozen with what is held now."""
    said = names()
    frozen = {one.pk: one for one in with_places(Finding.objects.filter(pk__in=corpus.outcomes))}
    now = {
        one.pk: one
        for one in with_places(Finding.objects.live().filter(document__in=corpus.documents, status__in=HELD))
    }
    closed = {one.pk: one for one in Finding.objects.filter(document__in=corpus.documents).exclude(closed_at=None)}
    origin = {key: _frozen_origin(one, closed, frozen) for key, one in now.items()}
    replaced = {old: now[key] for key, olds in origin.items() for old in olds if key not in frozen}
    lines = {one.id: one for one in lines_of([*frozen.values(), *now.values()], seen_by)}
    later = [
        one
        for one in eligible(corpus.document_kind, corpus.cycle, corpus.published_by)
        if one.pk not in corpus.documents
    ]
    return ChangesPage(
        corpus=_line(corpus),
        new_reviews=tuple(
            (said.state(one.state), one.symbol, reverse("evidence:document", args=[one.pk])) for one in later
        ),
        added=tuple(lines[key] for key, olds in origin.items() if key not in frozen and not olds),
        removed=tuple(lines[key] for key in frozen if key not in now and key not in replaced),
        changed=tuple(
            Changed(lines[old], lines[new.pk], frozen[old].text != new.text)
            for old, new in replaced.items()
            if _differ(frozen[old], new)
        ),
    )


def corpus_facts(corpus: Corpus, kind: str, said: Names) -> facts.Corpus:
    """What the drafting library counts: reviews and outcomes of one kind, as they were frozen."""
    documents = sorted(
        SourceDocument.objects.filter(pk__in=corpus.documents),
        key=lambda one: (alphabetical(said.state(one.state)), one.cycle),
    )
    rows = (
        Finding.objects.filter(pk__in=corpus.outcomes, kind=kind)
        .select_related("passage")
        .order_by("number", "start", "id")
    )
    counted = [one for one in rows if not one.none_identified]
    by_document = {one.pk: one for one in documents}
    place = {one.pk: number for number, one in enumerate(documents)}
    counted = [one for one in counted if one.document_id in place]
    counted.sort(key=lambda one: place[one.document_id])
    return facts.Corpus(
        name=corpus.name,
        frozen_on=corpus.frozen_on,
        reviews=tuple(_review(one, said) for one in documents),
        outcomes=tuple(_outcome(one, by_document[one.document_id], said) for one in counted),
        what=WHAT[Kind(kind)],
        none_identified=len({one.document_id for one in rows if one.none_identified}),
        undecided=int(corpus.undecided.get(kind, 0)),
        topic_names=dict(said.choices("topics")),
    )


def _review(one: SourceDocument, said: Names) -> facts.Review:
    return facts.Review(
        key=str(one.pk),
        state=one.state,
        name=said.state(one.state),
        phase=said.cycle(one.cycle),
        region=said.fact(one.state, "review_group") or None,
        symbol=one.symbol,
        date=one.date.isoformat() if one.date else "",
        href=absolute(reverse("evidence:document", args=[one.pk])),
    )


def _outcome(row: Finding, document: SourceDocument, said: Names) -> facts.Outcome:
    page = say(said.language, "page", n=row.passage.page) if row.passage.page else ""
    label = f"§ {row.passage.label}" if row.passage.label and not page else ""
    return facts.Outcome(
        id=str(row.pk),
        review=str(document.pk),
        text=row.text,
        provisions=tuple(row.provisions),
        categories=tuple(row.categories),
        topics=tuple(row.topics),
        source=", ".join(filter(None, (document.symbol or document.name, page, label))),
        href=absolute(reverse("evidence:outcome", args=[row.pk])),
        language=row.language or None,
    )


def _links(corpus: Corpus, query: dict[str, str], *, whole: bool) -> Any:
    base = reverse("evidence:corpus_cell", args=[corpus.pk])

    def link(row: str, column: str) -> str:
        address = f"{base}?{urlencode({**query, 'row': row, 'column': column})}"
        return absolute(address) if whole else address

    return link


def _frozen_origin(row: Finding, closed: dict[UUID, Finding], frozen: dict[UUID, Finding]) -> list[UUID]:
    """The frozen outcomes that a row was made from, through however many decisions."""
    found, waiting, seen = [], list(row.replaces), set()
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        if key in frozen:
            found.append(key)
        elif key in closed:
            waiting += closed[key].replaces
    return found


def _differ(old: Finding, new: Finding) -> bool:
    names_of = ("text", "kind", "provisions", "categories", "topics", "force", "none_identified")
    return any(getattr(old, name) != getattr(new, name) for name in names_of)


def _line(one: Corpus) -> CorpusLine:
    return CorpusLine(
        id=one.pk,
        url=reverse("evidence:corpus", args=[one.pk]),
        name=one.name,
        frozen_on=one.frozen_on,
        frozen_at=one.frozen_at,
        frozen_by=str(one.frozen_by),
        reviews=len(one.documents),
        outcomes=len(one.outcomes),
        document_kind_label=str(DocumentKind(one.document_kind).label),
    )


def _annex(language: str) -> str:
    return say(language, "annex_reviews")


def _kind(given: str) -> str:
    return given if given in Kind.values else str(Kind.ASSISTANCE_NEED)


def _by(given: str) -> facts.By:
    return next((one for one in BY if one == given), "category")


def _least(seen_by: Asker) -> int:
    return 0 if seen_by.member else LEAST
