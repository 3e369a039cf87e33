"""Second coding: samples, the next outcome to code blind, agreement for each field; lists and what is to be recoded."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F
from django.urls import reverse

from merida.site.evidence.agreement import Agreement, agreement
from merida.site.evidence.choices import CodedField, Kind
from merida.site.evidence.codelists import EDITABLE, all_in_force
from merida.site.evidence.models import CodeList, Sample, SampledOutcome, SecondCoding
from merida.site.evidence.permissions import can_code_again, can_draw_sample, can_edit_codebook
from merida.site.evidence.selectors.outcomes import OutcomeLine, lines_of, with_places
from merida.site.evidence.selectors.recoding import recoded, to_recode
from merida.site.provenance.asking import Asker


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A sample in the list."""

    id: UUID
    url: str
    code_url: str
    name: str
    drawn_at: datetime
    size: int
    drawn_from: int
    coded: int


@dataclass(frozen=True, slots=True)
class SamplesPage:
    """The samples that one may see."""

    lines: tuple[SampleLine, ...]
    may_draw: bool
    may_code: bool


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement of the two codings on one field."""

    field: str
    label: str
    pairs: int
    agreed: int
    percent: float | None
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Differing:
    """An outcome on which the codings differ."""

    outcome: OutcomeLine
    coder: str
    fields: tuple[tuple[str, str, str], ...]
    """Label, first coding, second coding."""


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A sample with the agreement on each field."""

    sample: SampleLine
    seed: str
    fields: tuple[FieldAgreement, ...]
    differing: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class BlindPage:
    """The next outcome to code: its words and where they stand, nothing of its first coding."""

    sample: SampleLine
    sampled_id: UUID | None
    text: str
    before_words: str
    after_words: str
    headings: tuple[str, ...]
    language: str
    left: int


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list of the codebook."""

    name: str
    version: int
    entries: tuple[tuple[str, str], ...]
    editable: bool
    waiting: int
    url: str
    worklist_url: str


@dataclass(frozen=True, slots=True)
class Recode:
    """An outcome coded with keys that are no longer in force."""

    outcome: OutcomeLine
    old: tuple[str, ...]
    proposed: tuple[str, ...]


def samples_page(*, seen_by: Asker) -> SamplesPage:
    """The samples, the latest first."""
    return SamplesPage(
        tuple(map(_line, _counted(Sample.objects.order_by("-drawn_at")[:100]))),
        can_draw_sample(seen_by),
        can_code_again(seen_by),
    )


def sample_page(*, sample: Sample, seen_by: Asker) -> SamplePage:
    """A sample with percent agreement and Cohen's kappa."""
    codings = list(
        SecondCoding.objects.filter(sampled__sample=sample)
        .select_related(
            "coder", "sampled__finding__passage", "sampled__finding__document", "sampled__finding__decided_by"
        )
        .order_by("sampled__place", "coded_at")
    )
    lines = {line.id: line for line in lines_of([one.sampled.finding for one in codings], seen_by)}
    differing = [(one, tuple(_differences(one))) for one in codings]
    return SamplePage(
        sample=_line(_counted([sample])[0]),
        seed=sample.seed,
        fields=tuple(_agreement(name, codings) for name in CodedField),
        differing=tuple(
            Differing(lines[one.sampled.finding_id], str(one.coder), fields) for one, fields in differing if fields
        ),
    )


def blind_page(*, sample: Sample, seen_by: Asker) -> BlindPage:
    """The next outcome for this coder."""
    mine = SecondCoding.objects.filter(coder=seen_by.person, sampled__sample=sample).values("sampled")
    left = SampledOutcome.objects.filter(sample=sample).exclude(pk__in=mine)
    left = left.exclude(finding__decided_by=seen_by.person).order_by("place")
    waiting = list(left.select_related("finding__passage")[:1])
    line = _line(_counted([sample])[0])
    if not waiting:
        return BlindPage(line, None, "", "", "", (), "", 0)
    row = waiting[0].finding
    text = row.passage.text
    return BlindPage(
        sample=line,
        sampled_id=waiting[0].pk,
        text=row.text,
        before_words=text[: row.start],
        after_words=text[row.end :],
        headings=tuple(row.passage.headings),
        language=row.language,
        left=left.count(),
    )


def lists_page(*, seen_by: Asker, language: str) -> tuple[tuple[ListLine, ...], bool]:
    """The lists that can be edited, how much waits to be recoded, and whether one may edit them."""
    found = all_in_force()
    waiting = {name: to_recode(name).count() for name in ("categories", "topics")}
    lines = tuple(
        ListLine(
            name=name,
            version=found[name].version,
            entries=tuple((entry.key, entry.name(language)) for entry in found[name].entries),
            editable=name in EDITABLE,
            waiting=waiting.get(name, 0),
            url=reverse("evidence:codelist", args=[name]),
            worklist_url=reverse("evidence:recode", args=[name]),
        )
        for name in EDITABLE
        if name in found
    )
    return lines, can_edit_codebook(seen_by)


def versions_of(name: str) -> list[CodeList]:
    """Every version of a list, the latest first."""
    return list(CodeList.objects.filter(name=name).select_related("made_by").order_by("-version"))


def recode_worklist(*, name: str, seen_by: Asker, most: int = 100) -> tuple[Recode, ...]:
    """Outcomes that carry keys no longer in force, with what the list itself says they became."""
    rows = list(with_places(to_recode(name)).order_by("state", "document", "number")[:most])
    return tuple(
        Recode(line, tuple(getattr(line, name)), recoded(name, getattr(line, name))) for line in lines_of(rows, seen_by)
    )


def _agreement(name: CodedField, codings: Iterable[SecondCoding]) -> FieldAgreement:
    """Only outcomes have a kind and so on: fields but the verdict are compared where both say it is one."""
    pairs = [
        (_first(name, one), _second(name, one))
        for one in codings
        if name == CodedField.VERDICT or (one.is_outcome and _applies(name, one))
    ]
    found: Agreement = agreement(pairs)
    return FieldAgreement(name.value, str(name.label), found.pairs, found.agreed, found.percent, found.kappa)


def _applies(name: CodedField, one: SecondCoding) -> bool:
    """Categories are of needs, force is of challenges: compared where either coder saw one."""
    kinds = {one.kind, one.sampled.finding.kind}
    if name == CodedField.CATEGORIES:
        return Kind.ASSISTANCE_NEED in kinds
    return name != CodedField.FORCE or Kind.CHALLENGE in kinds


def _first(name: CodedField, one: SecondCoding) -> Hashable:
    if name == CodedField.VERDICT:
        return True
    return _value(getattr(one.sampled.finding, name.value))


def _second(name: CodedField, one: SecondCoding) -> Hashable:
    return one.is_outcome if name == CodedField.VERDICT else _value(getattr(one, name.value))


def _value(value: Any) -> Hashable:
    return tuple(sorted(value)) if isinstance(value, list) else value


def _differences(one: SecondCoding) -> Iterable[tuple[str, str, str]]:
    for name in CodedField:
        if name != CodedField.VERDICT and not (one.is_outcome and _applies(name, one)):
            continue
        first, second = _first(name, one), _second(name, one)
        if first != second:
            yield str(name.label), _said(first), _said(second)


def _said(value: Hashable) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _counted(samples: Iterable[Sample]) -> list[tuple[Sample, int, int]]:
    found = list(samples)
    sizes = SampledOutcome.objects.filter(sample__in=found).values_list("sample").annotate(n=Count("id")).order_by()
    coded = (
        SecondCoding.objects.filter(sampled__sample__in=found)
        .values_list(F("sampled__sample"))
        .annotate(n=Count("sampled", distinct=True))
        .order_by()
    )
    size_of, coded_of = dict(sizes), dict(coded)
    return [(one, size_of.get(one.pk, 0), coded_of.get(one.pk, 0)) for one in found]


def _line(counted: tuple[Sample, int, int]) -> SampleLine:
    one, size, coded = counted
    return SampleLine(
        id=one.pk,
        url=reverse("evidence:sample", args=[one.pk]),
        code_url=reverse("evidence:code_again", args=[one.pk]),
        name=one.name,
        drawn_at=one.drawn_at,
        size=size,
        drawn_from=one.drawn_from,
        coded=coded,
    )
