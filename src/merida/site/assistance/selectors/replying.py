"""What came in from an institution, row by row: what would change and what is refused; nothing of it holds yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from merida.money.when import When
from merida.reading.values import Unreadable
from merida.site.assistance.choices_plans import Standing, Via
from merida.site.assistance.models.institutions import Assignment, Delivery, Institution, InstitutionReply
from merida.site.assistance.reply_sheet import ID, LOCKED, OPEN, columns
from merida.site.assistance.selectors.matrix import latest_replies, standing_label
from merida.site.evidence.labels import Names, names
from merida.site.look import sheet_says
from merida.tabular import Limits, Problem, Sheet, read_table
from merida.tabular.columns import Column
from merida.tabular.mapped import Mapped, mapped, sheet_with
from merida.tabular.returning import Change, Returned, SentRow, outgoing, returned
from merida.tabular.values import quoted

LIMITS = Limits(file_bytes=10_000_000, unpacked_bytes=100_000_000, rows=20_000, columns=200)


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """What one row would add."""

    assignment: UUID
    institution: str
    text: str
    language: str
    provisions: tuple[str, ...]
    row: int | None
    cell: str
    status_before: str
    status: str
    status_label: str
    status_before_label: str
    remark_before: str
    remark: str
    day_before: date | None
    day: date | None
    plan: str = ""
    """Of an action; then these too, and the row stands for the part of an institution in it."""
    round: UUID | None = None
    round_name: str = ""
    evidence_before: str = ""
    evidence: str = ""
    reached_before: str = ""
    reached: str = ""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """What is not taken, where it stands, and why."""

    place: str
    sentence: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of a delivery."""

    institution: str
    lines: tuple[ReplyLine, ...]
    refused: tuple[RefusedLine, ...]
    notes: tuple[RefusedLine, ...]
    unchanged: int
    missing: int
    seen: str
    """Changes with what is known now: who takes over says which they saw."""

    @property
    def whole_file(self) -> bool:
        """Whether nothing could be read at all."""
        return not self.lines and not self.unchanged and bool(self.refused)


def sent_rows(
    assignments: Iterable[Assignment], lang: str, said_names: Names | None = None
) -> list[dict[str, str | None]]:
    """The rows of a sheet, in the words of a language, with what was answered last."""
    rows = list(assignments)
    named, last = said_names or names(lang), latest_replies(one.pk for one in rows)
    return [_row(one, last.get(one.pk), named) for one in rows]


def preview(delivery: Delivery) -> Preview:
    """What a delivery would change today, and what of it is refused."""
    rows = list(
        Assignment.objects.live()
        .filter(institution__owner=delivery.owner_id)
        .select_related("institution")
        .order_by("number", "id")
    )
    if delivery.data is None or delivery.via == Via.LINK_FORM:
        return _preview_form(delivery, rows)
    return preview_file(bytes(delivery.data), delivery.name, rows, delivery.owner.jurisdiction, delivery.institution)


def preview_file(
    data: bytes, name: str, assignments: list[Assignment], state: str, institution: Institution | None = None
) -> Preview:
    """A spreadsheet against what was given to answer."""
    read = came_back(data, name, columns())
    if isinstance(read, RefusedLine):
        return empty(institution, read)
    (sheet, table), named = read, names()
    every = {str(one.pk): one for one in assignments}
    institution = institution or meant(table, every)
    own = [one for one in assignments if institution is not None and one.institution_id == institution.pk]
    back = returned(sheet, _sent(own, named), columns(), ID, LOCKED)
    elsewhere = {key: one for key, one in every.items() if institution is None or one.institution_id != institution.pk}
    told = told_rows(table)
    refused = [refused_line(one, told, elsewhere, state, named) for one in back.refusals]
    lines, unfit, idle = _lines(back.changes, {str(one.pk): one for one in own}, sheet)
    missing = set(back.missing)
    return Preview(
        institution=institution.name if institution else "",
        lines=tuple(lines),
        refused=tuple(once([*lacking(table, OPEN), *refused, *unfit])),
        notes=notes_of(back, table, OPEN),
        unchanged=len(back.unchanged) + idle,
        missing=len(missing),
        seen=seen_of(lines),
    )


def came_back(data: bytes, name: str, heads: tuple[Column, ...]) -> tuple[Sheet, Mapped] | RefusedLine:
    """The sheet with these heads, and what stands below them; or why nothing of the file can be read."""
    try:
        sheet = sheet_with(read_table(data, name, LIMITS), heads)
        return sheet, mapped(sheet, heads)
    except (Unreadable, KeyError) as trouble:
        return RefusedLine(name, _(str(trouble)) if isinstance(trouble, Unreadable) else str(trouble.args[0]))


def _row(one: Assignment, reply: InstitutionReply | None, named: Names) -> dict[str, str | None]:
    return {
        "row": str(one.pk), "state": f"{named.state(one.state)} ({one.state})", "institution": one.institution.name,
        "cycle": named.cycle(one.cycle), "provisions": ", ".join(one.provisions), "text": one.text,
        "due": one.due_on.isoformat() if one.due_on else "", "asked": one.remark,
        "status": standing_label(reply.status) if reply else "", "remark": reply.remark if reply else "",
        "date": reply.on_day.isoformat() if reply and reply.on_day else "",
    }  # fmt: skip


def _sent(own: list[Assignment], named: Names) -> Mapping[str, SentRow]:
    """What stands today, whatever language the sheet went out in: names of States are read by their code."""
    return outgoing(sent_rows(own, "", named), columns(), ID, LOCKED).sent


def meant(table: Mapped, every: Mapping[str, Any]) -> Institution | None:
    """The institution that most known rows of a sheet were sent to."""
    found: dict[UUID, list[Institution]] = {}
    for record in table.records():
        if one := every.get(str(record.get(ID))):
            found.setdefault(one.institution_id, []).append(one.institution)
    return max(found.values(), key=len)[0] if found else None


def told_rows(table: Mapped) -> dict[int, tuple[str, str]]:
    """For each row: its identifier and the State it names."""
    return {record.number: (str(record.get(ID) or ""), str(record.get("state") or "")) for record in table.records()}


def refused_line(
    one: Problem, told: Mapping[int, tuple[str, str]], elsewhere: Mapping[str, Any], state: str, named: Names
) -> RefusedLine:
    """Why a row is not taken: of another State, of another institution, or what is wrong in its cell."""
    key, other = told.get(one.row or 0, ("", ""))
    sentence = sheet_says.sentence(one)
    if one.code in ("id_unknown", "locked_changed") and other and other != state:
        sentence = _("This row is of %(other)s, not of %(state)s: it is not taken.") % {
            "other": named.state(other), "state": named.state(state),
        }  # fmt: skip
    elif one.code == "id_unknown" and key in elsewhere:
        sentence = _("This row was given to %(name)s to answer: it is not taken from another institution.") % {
            "name": elsewhere[key].institution.name
        }
    elif one.code in ("status_unknown", "choice_suggested"):
        written = dict(one.values).get("written", "")
        sentence = _("“%(written)s” is no status: choose one of %(choices)s.") % {
            "written": written, "choices": "; ".join(f"“{label}”" for label in Standing.labels),
        }  # fmt: skip
    return RefusedLine(sheet_says.place(one), sentence, one.row)


def _lines(
    changes: Iterable[Change], own: Mapping[str, Assignment], sheet: Sheet
) -> tuple[list[ReplyLine], list[RefusedLine], int]:
    """The changes of each row together, where they make a reply; and how many rows change nothing that counts."""
    by_row: dict[str, list[Change]] = {}
    for one in changes:
        by_row.setdefault(one.id, []).append(one)
    last = latest_replies(own[key].pk for key in by_row)
    lines, refused, idle = [], [], 0
    for key, some in by_row.items():
        wanted: dict[str, Any] = {one.key: one.after for one in some if one.key in OPEN}
        at = next((one for one in some if one.key in OPEN), some[0])
        line, why = _line(own[key], last.get(own[key].pk), wanted, at.row, at.cell) if wanted else (None, "")
        if line is not None:
            lines.append(line)
        elif why:
            place = sheet_says.place(sheet.problem("missing", at.row, None))
            refused.append(RefusedLine(f"{quoted(sheet.name)}!{at.cell}" if at.cell else place, why, at.row))
        else:
            idle += 1
    return lines, refused, idle


def _line(
    one: Assignment, reply: InstitutionReply | None, given: Mapping[str, Any], row: int | None, cell: str
) -> tuple[ReplyLine | None, str]:
    """The reply that a row makes; or why it makes none."""
    before = (reply.status, reply.remark, reply.on_day) if reply else ("", "", None)
    status = given.get("status", before[0]) or ""
    remark = str(given.get("remark", before[1]) or "").strip()
    when = given.get("date", before[2])
    day = when.last if isinstance(when, When) else when
    if not status:
        return None, _("There is a remark or a date, and no status: choose one.")
    if status == Standing.NOT_TAKEN_UP and not remark:
        return None, _("Say in the remark why it is not taken up.")
    line = ReplyLine(
        assignment=one.pk, institution=one.institution.name, text=one.text, language=one.language,
        provisions=tuple(one.provisions), row=row, cell=cell, status_before=before[0], status=status,
        status_label=standing_label(status), status_before_label=standing_label(before[0]),
        remark_before=before[1], remark=remark, day_before=before[2], day=day,
    )  # fmt: skip
    return (None, "") if before == (status, remark, day) else (line, "")


def _preview_form(delivery: Delivery, rows: list[Assignment]) -> Preview:
    own = {str(one.pk): one for one in rows if one.institution_id == delivery.institution_id}
    last = latest_replies(one.pk for one in own.values())
    lines, refused, unchanged = [], [], 0
    for place, answer in enumerate(delivery.answers, 1):
        one = own.get(str(answer.get("row")))
        if one is None:
            refused.append(RefusedLine(str(place), _("This row was taken back from the institution since.")))
            continue
        given = {
            "status": answer.get("status") or "", "remark": answer.get("remark") or "",
            "date": date.fromisoformat(answer["date"]) if answer.get("date") else None,
        }  # fmt: skip
        line, why = _line(one, last.get(one.pk), given, None, "")
        if line is not None:
            lines.append(line)
        elif why:
            refused.append(RefusedLine(str(place), why))
        else:
            unchanged += 1
    name = delivery.institution.name if delivery.institution else ""
    return Preview(name, tuple(lines), tuple(refused), (), unchanged, len(own) - len(delivery.answers), seen_of(lines))


def lacking(table: Mapped, open_: Sequence[str]) -> list[RefusedLine]:
    """Columns to fill in that are not there any more: what was written in them cannot be read."""
    gone = [one for one in table.columns if one.key in open_ and one.key not in table.heads.places]
    if not table.readable:
        return []
    language = (get_language() or "en").partition("-")[0]
    told = [table.sheet.problem("column_missing", table.heads.row, wanted=one.head(language)) for one in gone]
    return [RefusedLine(sheet_says.place(one), sheet_says.sentence(one), one.row) for one in told]


def notes_of(back: Returned, table: Mapped, open_: Sequence[str]) -> tuple[RefusedLine, ...]:
    """What is worth a look; columns that were added are not, unless one to fill in is missing."""
    whole = all(key in table.heads.places for key in open_)
    return tuple(
        RefusedLine(sheet_says.place(one), sheet_says.sentence(one), one.row)
        for one in back.notes
        if one.code != "column_unknown" or not whole
    )


def once(refused: Iterable[RefusedLine]) -> list[RefusedLine]:
    """Each sentence once for a row, at its first cell."""
    found: dict[tuple[int | None, str], RefusedLine] = {}
    for one in refused:
        found.setdefault((one.row, one.sentence), one)
    return list(found.values())


def empty(institution: Institution | None, why: RefusedLine) -> Preview:
    """Nothing could be read."""
    return Preview(institution.name if institution else "", (), (why,), (), 0, 0, seen_of(()))


def seen_of(lines: Iterable[ReplyLine]) -> str:
    """Changes with what is known now and with what would be written."""
    told = "\x1f".join(
        f"{one.assignment}|{one.status_before}|{one.remark_before}|{one.day_before}|{one.status}|{one.remark}|{one.day}"
        f"|{one.round}|{one.evidence_before}|{one.reached_before}|{one.evidence}|{one.reached}"
        for one in lines
    )
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def summed(view: Preview) -> str:
    """One sentence: how much would change, how much is refused."""
    changes = ngettext("%(n)d row would change", "%(n)d rows would change", len(view.lines)) % {"n": len(view.lines)}
    refused = ngettext("%(n)d is refused", "%(n)d are refused", len(view.refused)) % {"n": len(view.refused)}
    same = ngettext("%(n)d stays as it is", "%(n)d stay as they are", view.unchanged) % {"n": view.unchanged}
    return f"{changes}; {refused}; {same}."


def only(view: Preview, keys: Iterable[UUID]) -> Preview:
    """The lines that were chosen."""
    chosen = set(keys)
    return replace(view, lines=tuple(one for one in view.lines if one.assignment in chosen))
