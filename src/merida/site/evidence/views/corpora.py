"""Pages of corpora: the list, freezing, the table, what a cell counts, what changed, and the paper to hand on."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from merida.drafting.plain import csv_of_table
from merida.drafting.values import Paper, Table
from merida.drafting.web import web
from merida.drafting.word import word
from merida.drafting.workbook import workbook
from merida.site.evidence.codelists import reader_language
from merida.site.evidence.forms import FreezeForm
from merida.site.evidence.models import Corpus
from merida.site.evidence.permissions import can_freeze_corpus
from merida.site.evidence.selectors.corpora import cell_page, changes_page, corpora_page, corpus_page, corpus_paper
from merida.site.evidence.selectors.files import KINDS, Sent
from merida.site.evidence.services.freezing import freeze_corpus
from merida.site.people.asked import act, asker, person, see_other, sent
from merida.site.people.permissions import require

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
MAKERS: dict[str, tuple[str, Callable[[Paper, Table], bytes]]] = {
    "docx": (WORD, lambda paper, table: word(paper)),
    "xlsx": (KINDS["xlsx"], lambda paper, table: workbook(_sheets(paper, table), paper.language == "ar")),
    "csv": (KINDS["csv"], lambda paper, table: csv_of_table(table)),
    "html": ("text/html; charset=utf-8", lambda paper, table: web(paper).encode()),
}


@require_GET
def corpora(request: HttpRequest) -> HttpResponse:
    """The corpora."""
    return render(request, "evidence/corpora.html", {"page": corpora_page(seen_by=asker(request))})


@act
@require_http_methods(["GET", "POST"])
def freeze(request: HttpRequest) -> HttpResponseBase:
    """Freeze a corpus."""
    require(can_freeze_corpus(asker(request)))
    form = FreezeForm(request.POST or None, initial={"frozen_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        corpus = freeze_corpus(by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(corpus_page(corpus=corpus, kind="", by="", seen_by=asker(request)).corpus.url)
    return render(request, "evidence/freeze.html", {"form": form})


@require_GET
def corpus(request: HttpRequest, key: UUID) -> HttpResponse:
    """A corpus with its table."""
    found, kind, by = get_object_or_404(Corpus, pk=key), request.GET.get("kind", ""), request.GET.get("by", "")
    return render(
        request, "evidence/corpus.html", {"page": corpus_page(corpus=found, kind=kind, by=by, seen_by=asker(request))}
    )


@require_GET
def cell(request: HttpRequest, key: UUID) -> HttpResponse:
    """The outcomes that a cell counts."""
    asked = {name: request.GET.get(name, "") for name in ("kind", "by", "row", "column")}
    page = cell_page(corpus=get_object_or_404(Corpus, pk=key), seen_by=asker(request), **asked)
    return render(request, "evidence/cell.html", {"page": page})


@require_GET
def changes(request: HttpRequest, key: UUID) -> HttpResponse:
    """What has changed since it was frozen."""
    page = changes_page(corpus=get_object_or_404(Corpus, pk=key), seen_by=asker(request))
    return render(request, "evidence/changes.html", {"page": page})


@require_GET
def as_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The paper on a corpus: in Word, as a workbook, CSV or a page."""
    kind, language = request.GET.get("format", "docx"), request.GET.get("language") or reader_language()
    if kind not in MAKERS or language not in LANGUAGES:
        raise Http404
    found, asked = get_object_or_404(Corpus, pk=key), {name: request.GET.get(name, "") for name in ("kind", "by")}
    paper, table = corpus_paper(corpus=found, language=language, seen_by=asker(request), **asked)
    media_type, make = MAKERS[kind]
    return sent(Sent(f"merida-corpus-{found.frozen_on:%Y-%m-%d}.{kind}", media_type, make(paper, table)))


def _sheets(paper: Paper, table: Table) -> list[tuple[str, Table]]:
    """The table first, then the annexes of the paper."""
    rest = [block for block in paper.blocks if isinstance(block, Table) and not block.number]
    return [(table.number or "1", table), *((block.title, block) for block in rest)]
