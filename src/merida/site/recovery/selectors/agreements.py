"""Agreements on returns: the list, one of them with its versions and topics of principles, several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.drafting.values import Cell, Row, Table
from merida.money.when import When
from merida.site.evidence.labels import Names, names
from merida.site.provenance.asking import Asker
from merida.site.provenance.choices import Audience
from merida.site.recovery.article57_codes import language, name
from merida.site.recovery.choices.returns import AgreementKind
from merida.site.recovery.choices.whole import kept_whole
from merida.site.recovery.models import Agreement, AgreementVersion, CaseAgreement
from merida.site.recovery.permissions import can_add_agreement, can_keep_agreement, can_publish_agreement
from merida.tracing import agreements as library
from merida.tracing.principles import SETS, check, set_name

MOST = 6
"""So many agreements side by side: more columns nobody can read."""


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement in the list."""

    key: UUID
    url: str
    title: str
    kind: str
    parties: tuple[str, ...]
    signed: When | None
    in_force: When | None
    published: str
    versions: int
    terms: int
    public: bool


@dataclass(frozen=True, slots=True)
class AgreementsPage:
    """The agreements that one may see."""

    lines: tuple[AgreementLine, ...]
    kind: str
    kinds: tuple[tuple[str, str], ...]
    may_add: bool


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term: its topic, what it says in codes, its words and where they stand."""

    topic: str
    codes: tuple[str, ...]
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class VersionBlock:
    """A version with its terms, and the topics it changed."""

    number: int
    signed: When | None
    in_force: When | None
    published: str
    source: str
    added_at: datetime
    terms: tuple[TermLine, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic of a set of principles beside the agreement."""

    code: str
    name: str
    standing: str
    standing_name: str
    terms: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """An agreement."""

    line: AgreementLine
    versions: tuple[VersionBlock, ...]
    principles: tuple[tuple[str, tuple[TopicLine, ...]], ...]
    cases: tuple[tuple[str, str], ...]
    may_keep: bool
    may_publish: bool
    seen: int


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What an agreement says on a topic; silent where it says nothing."""

    codes: tuple[str, ...]
    terms: tuple[TermLine, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A topic over the agreements."""

    topic: str
    differs: bool
    common: tuple[str, ...]
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Several agreements side by side."""

    lines: tuple[AgreementLine, ...]
    rows: tuple[ComparedRow, ...]
    choices: tuple[AgreementLine, ...]
    too_many: bool


def agreements_page(*, kind: str, seen_by: Asker) -> AgreementsPage:
    """The list, general ones and those for a case kept apart if asked."""
    said = names()
    rows = _rows()
    if kind in AgreementKind.values:
        rows = [one for one in rows if one.kind == kind]
    return AgreementsPage(
        lines=tuple(_line(one, said) for one in rows),
        kind=kind if kind in AgreementKind.values else "",
        kinds=tuple((str(value), str(label)) for value, label in AgreementKind.choices),
        may_add=can_add_agreement(seen_by),
    )


def agreement_page(*, agreement: Agreement, seen_by: Asker) -> AgreementPage:
    """One agreement with all it says."""
    said = names()
    (row,) = _rows([agreement.pk])
    told = as_value(row)
    versions = list(row.versions.all())
    blocks = []
    for at, version in enumerate(versions):
        before = told.versions[at - 1] if at else None
        changed = library.changes(before, told.versions[at]) if before else ()
        blocks.append(
            VersionBlock(
                number=version.number,
                signed=_when(version.signed),
                in_force=_when(version.in_force),
                published=version.published,
                source=version.source,
                added_at=version.added_at,
                terms=tuple(
                    term_line(one) for topic in library.topics() for one in told.versions[at].on(topic)
                ),
                changed=tuple(library.topic_name(one.topic, language()) for one in changed),
            )
        )  # fmt: skip
    links = CaseAgreement.objects.filter(agreement=row).select_related("case").order_by("linked_at")
    return AgreementPage(
        line=_line(row, said),
        versions=tuple(reversed(blocks)),
        principles=tuple((set_name(one, language()), _topics(told, one)) for one in SETS),
        cases=tuple((str(one.case), reverse("recovery:article57", args=[one.case_id])) for one in links),
        may_keep=can_keep_agreement(seen_by, row),
        may_publish=can_publish_agreement(seen_by, row) and any(one.published for one in versions),
        seen=versions[-1].number if versions else 0,
    )


def comparison_page(*, chosen: Iterable[str], seen_by: Asker) -> ComparisonPage:
    """The agreements chosen, term by term, each with its words."""
    said = names()
    rows = _rows()
    keys = set(chosen)
    found = [one for one in rows if str(one.pk) in keys]
    shown = found[:MOST]
    compared = library.compare(as_value(one) for one in shown)
    return ComparisonPage(
        lines=tuple(_line(one, said) for one in shown),
        rows=tuple(_compared(one) for one in compared),
        choices=tuple(_line(one, said) for one in rows),
        too_many=len(found) > MOST,
    )


def comparison_table(page: ComparisonPage) -> Table:
    """The comparison as a table to hand on."""
    return Table(
        title=_("Terms of agreements on returns"),
        columns=(_("Term"), *(one.title for one in page.lines)),
        rows=tuple(
            Row(one.topic, tuple(Cell(_in_a_cell(cell)) for cell in one.cells)) for one in page.rows
        ),
        notes=(_("An agreement that says nothing on a term is silent, which is no fault."),),
    )  # fmt: skip


def _in_a_cell(cell: ComparedCell) -> str:
    if cell.silent:
        return name("standings", "silent")
    words = [f"“{one.words}”{f' ({one.place})' if one.place else ''}" for one in cell.terms if one.words]
    return "; ".join((*cell.codes, *words))


def as_value(row: Agreement) -> library.Agreement:
    """The agreement as the library compares it; codes that mean nothing today are left out, words are kept."""
    return library.Agreement(
        id=str(row.pk),
        kind="general" if row.kind == AgreementKind.GENERAL else "case_by_case",
        parties=tuple(row.parties),
        title=row.title,
        versions=tuple(_version(one) for one in row.versions.all()),
        not_applicable=tuple(sorted(row.not_applicable.items())),
    )


def _rows(keys: Sequence[UUID] | None = None) -> list[Agreement]:
    versions = AgreementVersion.objects.order_by("number").prefetch_related("terms")
    found = Agreement.objects.prefetch_related(Prefetch("versions", versions))
    if keys is not None:
        found = found.filter(pk__in=keys)
    return [one for one in found.order_by("title", "pk") if one.versions.all()]


def _version(row: AgreementVersion) -> library.Version:
    terms = []
    for one in row.terms.all():
        known = one.topic in library.topics()
        codes = tuple(code for code in one.codes if known and code in library.values(one.topic))
        if known and (codes or one.words.strip()):
            terms.append(library.Term(one.topic, codes, one.words, one.place))
    return library.Version(
        row.number, tuple(terms), _when(row.signed), _when(row.in_force), row.published, row.source
    )  # fmt: skip


def term_line(one: library.Term) -> TermLine:
    """A term with its names."""
    return TermLine(
        library.topic_name(one.topic, language()),
        tuple(kept_whole(library.value_name(one.topic, code, language())) for code in one.codes),
        one.words,
        one.place,
    )


def _topics(told: library.Agreement, of: str) -> tuple[TopicLine, ...]:
    return tuple(
        TopicLine(
            code=one.topic.code,
            name=kept_whole(one.topic.name(language())),
            standing=one.standing,
            standing_name=name("standings", one.standing),
            terms=tuple(dict.fromkeys(library.topic_name(term.topic, language()) for term in one.terms)),
            because=name("values", one.because) if one.because in library.KINDS else one.because,
        )
        for one in check(told, of)
    )


def _compared(row: library.Row) -> ComparedRow:
    def said(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(kept_whole(library.value_name(row.topic, code, language())) for code in codes)

    return ComparedRow(
        topic=library.topic_name(row.topic, language()),
        differs=row.differs,
        common=said(row.common),
        cells=tuple(
            ComparedCell(said(one.codes), tuple(map(term_line, one.terms)), one.silent) for one in row.cells
        ),
    )  # fmt: skip


def _line(row: Agreement, said: Names) -> AgreementLine:
    versions = list(row.versions.all())
    first, last = versions[0], versions[-1]
    return AgreementLine(
        key=row.pk,
        url=reverse("recovery:agreement", args=[row.pk]),
        title=row.title,
        kind=str(AgreementKind(row.kind).label) if row.kind in AgreementKind.values else row.kind,
        parties=tuple(label for _code, label in said.by_name(row.parties)),
        signed=_when(first.signed),
        in_force=_when(first.in_force),
        published=next((one.published for one in reversed(versions) if one.published), ""),
        versions=len(versions),
        terms=len(last.terms.all()),
        public=row.audience == Audience.PUBLIC,
    )


def _when(written: str) -> When | None:
    return When.of(written) if written else None
