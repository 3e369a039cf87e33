"""What institutions report on their actions, row by row: what would be added and what is refused; nothing holds yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from merida.site.assistance.choices_plans import DeliveryKind, Standing, Via
from merida.site.assistance.models.institutions import Delivery, Institution
from merida.site.assistance.progress_sheet import ID, LOCKED, OPEN, OWN, columns
from merida.site.assistance.selectors.matrix import standing_label
from merida.site.assistance.selectors.progress_asked import ActionLine, action_lines, carried_out, sent_actions
from merida.site.assistance.selectors.replying import (
    Preview,
    RefusedLine,
    ReplyLine,
    came_back,
    empty,
    lacking,
    meant,
    notes_of,
    once,
    preview,
    refused_line,
    seen_of,
    told_rows,
)
from merida.site.evidence.labels import names
from merida.site.people.models import Organisation
from merida.tabular.mapped import Mapped
from merida.tabular.returning import Change, outgoing, returned
from merida.tabular.values import quoted


def kind_of(data: bytes, name: str) -> DeliveryKind:
    """Whether a spreadsheet that came back is one of actions or of recommendations: by the heads that it has."""
    read = came_back(data, name, columns())
    if isinstance(read, RefusedLine):
        return DeliveryKind.REPLIES
    heads = read[1].heads.places
    return DeliveryKind.PROGRESS if sum(one in heads for one in OWN) > 1 else DeliveryKind.REPLIES


def looked_at(delivery: Delivery) -> Preview:
    """What a delivery of either kind would add today."""
    return preview_progress(delivery) if delivery.kind == DeliveryKind.PROGRESS else preview(delivery)


def preview_progress(delivery: Delivery) -> Preview:
    """What a delivery would report today, and what of it is refused."""
    came = delivery.came_at.date()
    if delivery.data is None or delivery.via == Via.LINK_FORM:
        return _preview_form(delivery, came)
    return preview_actions(bytes(delivery.data), delivery.name, delivery.owner, came, delivery.institution)


def preview_actions(
    data: bytes, name: str, owner: Organisation, today: date, institution: Institution | None = None
) -> Preview:
    """A spreadsheet against the actions of the plans of an authority."""
    read = came_back(data, name, columns())
    if isinstance(read, RefusedLine):
        return empty(institution, read)
    sheet, table = read
    every = {str(one.pk): one for one in carried_out(owner=owner.pk)}
    institution, named = institution or meant(table, every), names()
    mine = [one for one in every.values() if institution is not None and one.institution_id == institution.pk]
    own = {str(one.id): one for one in action_lines(mine, today, _rounds(table))}
    sent = outgoing(sent_actions(own.values(), named.state(owner.jurisdiction)), columns(), ID, LOCKED).sent
    back = returned(sheet, sent, columns(), ID, LOCKED)
    told, elsewhere = told_rows(table), {key: one for key, one in every.items() if key not in own}
    refused = [refused_line(one, told, elsewhere, owner.jurisdiction, named) for one in back.refusals]
    by_row: dict[str, list[Change]] = {}
    for change in back.changes:
        by_row.setdefault(change.id, []).append(change)
    lines, idle = [], len(back.unchanged)
    for key, some in by_row.items():
        wanted = [one for one in some if one.key in OPEN]
        at = wanted[0] if wanted else some[0]
        line, why = _line(own[key], {one.key: one.after for one in wanted}, at.row, at.cell)
        if line is not None:
            lines.append(line)
        elif why:
            refused.append(RefusedLine(f"{quoted(sheet.name)}!{at.cell}", why, at.row))
        else:
            idle += 1
    notes = notes_of(back, table, OPEN)
    name_of = institution.name if institution else ""
    return Preview(
        name_of,
        tuple(lines),
        tuple(once([*lacking(table, OPEN), *refused])),
        notes,
        idle,
        len(back.missing),
        seen_of(lines),
    )


def _rounds(table: Mapped) -> dict[str, str]:
    """The round that each row says it is for."""
    return {str(one.get(ID)): " ".join(str(one.get("round") or "").split()) for one in table.records()}


def _line(one: ActionLine, given: Mapping[str, Any], row: int | None, cell: str) -> tuple[ReplyLine | None, str]:
    """The report that a row makes; or why it makes none."""
    before = (one.status, one.remark, one.evidence, one.reached)
    told = {"status": one.status, "remark": one.remark, "evidence": one.evidence, "reached": one.reached}
    told |= {name: str(value or "").strip() for name, value in given.items()}
    after = (told["status"], told["remark"], told["evidence"], told["reached"])
    if after == before:
        return None, ""
    if not told["status"]:
        return None, _("There is a remark or a date, and no status: choose one.")
    if told["status"] == Standing.NOT_TAKEN_UP and not told["remark"]:
        return None, _("Say in the remark why it is not taken up.")
    return ReplyLine(
        assignment=one.id, institution=one.institution, text=one.text, language="", provisions=(), row=row, cell=cell,
        status_before=one.status, status=told["status"], status_label=standing_label(told["status"]),
        status_before_label=one.status_label, remark_before=one.remark, remark=told["remark"], day_before=None,
        day=None, plan=one.plan, round=one.round, round_name=one.round_name, evidence_before=one.evidence,
        evidence=told["evidence"], reached_before=one.reached, reached=told["reached"],
    ), ""  # fmt: skip


def _preview_form(delivery: Delivery, came: date) -> Preview:
    parts = carried_out(owner=delivery.owner_id, institution=delivery.institution)
    named = {str(one.get("row")): str(one.get("round") or "") for one in delivery.answers}
    own = {str(one.id): one for one in action_lines(parts, came, named)}
    lines, refused, unchanged = [], [], 0
    for place, answer in enumerate(delivery.answers, 1):
        one = own.get(str(answer.get("row")))
        if one is None:
            refused.append(RefusedLine(str(place), _("This row was taken back from the institution since.")))
            continue
        line, why = _line(one, {name: answer.get(name, "") for name in OPEN}, None, "")
        if line is not None:
            lines.append(line)
        elif why:
            refused.append(RefusedLine(str(place), why))
        else:
            unchanged += 1
    name = delivery.institution.name if delivery.institution else ""
    missing = len(own) - len(delivery.answers)
    return Preview(name, tuple(lines), tuple(refused), (), unchanged, missing, seen_of(lines))
