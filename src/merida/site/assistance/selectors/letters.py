"""What an institution is sent: a letter and a spreadsheet of its own rows, in the language of its letters."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import ModuleType

from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from merida.drafting.returnable import returnable
from merida.drafting.values import Cell, Paper, Paragraph, Row, Table
from merida.drafting.word import EPOCH, word
from merida.site.assistance import progress_sheet, reply_sheet
from merida.site.assistance.choices_plans import Standing
from merida.site.assistance.models.institutions import Assignment, Institution, InstitutionContact
from merida.site.assistance.selectors.matrix_papers import WORD
from merida.site.assistance.selectors.progress_asked import ActionLine, actions_of, carried_out, sent_actions
from merida.site.assistance.selectors.replying import sent_rows
from merida.site.evidence.labels import names
from merida.site.evidence.selectors.files import KINDS, Sent
from merida.site.look.dates import day
from merida.site.look.templatetags.look import KINDS as KIND_NAMES
from merida.site.provenance.names import safe_name
from merida.tabular.returning import outgoing

_WIDTHS = (12, 16, 22, 14, 14, 60, 14, 26, 22, 40, 18, 12)


def letter(*, institution: Institution, today: date) -> Sent:
    """The letter: what it is about, how to answer, and the rows."""
    with override(_language(institution)):
        language = _short()
        rows = _rows(institution)
        contact = InstitutionContact.objects.filter(institution=institution).first()
        to = "\n".join(
            filter(None, (institution.name, contact.person if contact else "", contact.postal if contact else ""))
        )
        actions = actions_of(institution, today)
        days = [*(one.due_on for one in rows), *(one.due_on for one in actions)]
        due = min(filter(None, days), default=None)
        sentences, tables = [], []
        if rows:
            sentences += [
                ngettext(
                    "The reviews of %(state)s under the United Nations Convention against Corruption led to the "
                    "recommendation or need below, which falls within your responsibility.",
                    "The reviews of %(state)s under the United Nations Convention against Corruption led to the "
                    "%(count)d recommendations and needs below, which fall within your responsibility.",
                    len(rows),
                )
                % {"state": names().state(institution.owner.jurisdiction), "count": len(rows)},
                _(
                    "Please tell us how each stands, in the spreadsheet enclosed: choose a status, and say in the "
                    "remark what was done. If it is already in place, name the law or decision; if it is not taken "
                    "up, say why. Please leave the grey columns as they are; the words of the recommendations cannot "
                    "be changed."
                ),
            ]
            tables.append(_table(rows, language))
        if actions:
            sentences.append(
                _(
                    "Please report on the actions listed below, in the spreadsheet of actions enclosed: how each "
                    "stands, what was done, and what shows it."
                )
            )
            tables.append(_table_of_actions(actions, language))
        if due:
            sentences.append(_("We ask for your answer by %(day)s.") % {"day": day(due, language)})
        paper = Paper(
            language=language,
            title=_("Recommendations under the Convention against Corruption"),
            subtitle=to,
            blocks=(*(Paragraph((one,)) for one in sentences), *tables),
            date=day(today, language),
            head=str(institution.owner),
        )
        return Sent(f"{_name(institution)}-letter.docx", WORD, word(paper))


def sheet(*, institution: Institution) -> Sent:
    """The spreadsheet to fill in: its rows, what it said last, and a list of statuses to choose from."""
    with override(_language(institution)):
        rows = sent_rows(_rows(institution), _short())
        return Sent(f"{_name(institution)}.xlsx", KINDS["xlsx"], _to_fill_in(institution, rows, reply_sheet, _WIDTHS))


def actions_sheet(*, institution: Institution, today: date) -> Sent:
    """The spreadsheet to report in: the actions that it carries out, each with the round it is asked in."""
    with override(_language(institution)):
        rows = sent_actions(actions_of(institution, today), names().state(institution.owner.jurisdiction))
        data = _to_fill_in(institution, rows, progress_sheet, progress_sheet.WIDTHS)
        return Sent(f"{_name(institution)}-actions.xlsx", KINDS["xlsx"], data)


def _to_fill_in(
    institution: Institution, rows: Iterable[Mapping[str, str | None]], form: ModuleType, widths: Sequence[int]
) -> bytes:
    """Rows on a sheet of this form: what may be answered is white, statuses are chosen from a list."""
    heads, language = form.columns(), _short()
    made = outgoing(rows, heads, form.ID, form.LOCKED, language)
    open_ = {place for place, one in enumerate(heads) if one.key in form.OPEN}
    status = next(place for place, one in enumerate(heads) if one.key == "status")
    return returnable(
        _("Rows"), made.heads, made.rows, [place for place in range(len(made.heads)) if place not in open_],
        above=(
            _("%(institution)s: please fill in the white columns and send this file back to %(authority)s.")
            % {"institution": institution, "authority": institution.owner},
        ),
        choices={status: [str(label) for label in Standing.labels]},
        widths=dict(enumerate(widths)),
        right_to_left=language == "ar",
    )  # fmt: skip


def everything(*, institutions: Iterable[Institution], today: date) -> Sent:
    """A letter and a spreadsheet for each institution that has something to answer, in one archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        taken: set[str] = set()
        for one in institutions:
            for file in _files(one, today):
                name, place = file.name, 2
                while name in taken:
                    stem, _dot, ending = file.name.rpartition(".")
                    name, place = f"{stem}-{place}.{ending}", place + 1
                taken.add(name)
                archive.writestr(zipfile.ZipInfo(name, EPOCH), file.data, zipfile.ZIP_DEFLATED)
    return Sent(f"merida-letters-{today:%Y-%m-%d}.zip", "application/zip", packed.getvalue())


def _files(one: Institution, today: date) -> Iterator[Sent]:
    yield letter(institution=one, today=today)
    if _rows(one):
        yield sheet(institution=one)
    if carried_out(institution=one).exists():
        yield actions_sheet(institution=one, today=today)


def _rows(institution: Institution) -> list[Assignment]:
    rows = Assignment.objects.live().filter(institution=institution).select_related("institution")
    return list(rows.order_by("cycle", "number", "id"))


def _table(rows: list[Assignment], language: str) -> Table:
    said = names()
    return Table(
        title=_("For your answer"),
        columns=(_("No."), _("Recommendation or need"), _("Kind"), _("Provision"), _("Cycle"), _("Answer due on")),
        rows=tuple(
            Row(
                str(place),
                (
                    Cell(one.text, language=one.language or None), Cell(str(KIND_NAMES[one.kind])),
                    Cell(", ".join(one.provisions)), Cell(said.cycle(one.cycle)),
                    Cell(day(one.due_on, language) if one.due_on else ""),
                ),
            )
            for place, one in enumerate(rows, 1)
        ),
        widths=(0.4, 4.0, 1.2, 0.9, 1.1, 1.1),
    )  # fmt: skip


def _table_of_actions(actions: Iterable[ActionLine], language: str) -> Table:
    return Table(
        title=_("Actions to report on"),
        columns=(_("No."), _("Action"), _("Plan"), _("Round"), _("Answer due on")),
        rows=tuple(
            Row(
                str(place),
                (
                    Cell(one.text), Cell(one.plan), Cell(one.round_name),
                    Cell(day(one.due_on, language) if one.due_on else ""),
                ),
            )
            for place, one in enumerate(actions, 1)
        ),
        widths=(0.4, 4.4, 1.8, 1.2, 1.2),
    )  # fmt: skip


def _language(institution: Institution) -> str:
    contact = InstitutionContact.objects.filter(institution=institution).first()
    return (contact.language if contact else "") or get_language() or "en"


def _short() -> str:
    return (get_language() or "en").partition("-")[0]


def _name(institution: Institution) -> str:
    return safe_name(institution.name.replace(".", " "))[:80].strip() or "institution"
