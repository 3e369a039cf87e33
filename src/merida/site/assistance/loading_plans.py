"""`merida site load plan|replies FILE`: what the pages do with a spreadsheet, on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from merida.site.assistance.choices_plans import DeliveryKind
from merida.site.assistance.models.institutions import Assignment
from merida.site.assistance.selectors.authority import authority_of
from merida.site.assistance.selectors.plan_sheets import preview_plan_file
from merida.site.assistance.selectors.progress_replies import kind_of, preview_actions
from merida.site.assistance.selectors.replying import RefusedLine, preview_file, summed
from merida.site.assistance.services.plan_sheets import take_plan
from merida.site.assistance.services.replying import deliver_file
from merida.site.assistance.services.reporting import take
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.refusals import Refusal, RefusedRow


def load_replies(path: Path, *, by: Person | None, at: datetime, dry_run: bool) -> Iterator[str]:
    """The rows that would change something, and those refused; taken over unless it is a trial."""
    with acting_as(_somebody(by)):
        assert by is not None
        owner, data = authority_of(by), path.read_bytes()
        kind = kind_of(data, path.name)
        if kind == DeliveryKind.PROGRESS:
            view = preview_actions(data, path.name, owner, at.date())
        else:
            rows = Assignment.objects.live().filter(institution__owner=owner).select_related("institution")
            view = preview_file(data, path.name, list(rows.order_by("number", "id")), owner.jurisdiction)
        yield from _refused(path, view.refused)
        for line in view.lines:
            before = line.status_before_label
            what = line.text[:80] if line.plan else ", ".join(line.provisions) or "–"
            said = f"{line.institution}: {what}: {before} → {line.status_label}"
            yield f"{line.cell or line.row}: {said}{f' ({line.remark})' if line.remark else ''}"
        if not dry_run and view.lines:
            delivery = deliver_file(owner=owner, name=path.name, data=data, by=by, at=at, kind=kind)
            chosen = [line.assignment for line in view.lines]
            take(delivery=delivery, chosen=chosen, seen=view.seen, by=by, at=at)
        yield f"{path.name}: {summed(view)}{_trial(dry_run)}"


def load_plan(path: Path, *, by: Person | None, at: datetime, dry_run: bool) -> Iterator[str]:
    """The items that it would add or change, and the rows refused; taken over unless it is a trial."""
    with acting_as(_somebody(by)):
        assert by is not None
        owner, data = authority_of(by), path.read_bytes()
        view = preview_plan_file(data, path.name, owner.pk, owner.jurisdiction)
        yield from _refused(path, view.refused)
        for row in view.rows:
            yield f"{row.row}: {row.number} {row.text[:80]}: {_('changes') if row.item else _('new')}"
        if not dry_run and view.rows:
            delivery = deliver_file(owner=owner, name=path.name, data=data, by=by, at=at, kind=DeliveryKind.PLAN)
            take_plan(delivery=delivery, seen=view.seen, by=by, at=at)
        told = _("%(name)s: %(all)d items, %(new)d of them new, %(refused)d rows refused.") % {
            "name": view.name, "all": len(view.rows), "new": view.new, "refused": len(view.refused),
        }  # fmt: skip
        yield told + _trial(dry_run)


def _somebody(by: Person | None) -> Person:
    if by is None:
        raise Refusal(_("Say in whose name it is loaded, as in: --as focal.point@example.org"))
    return by


def _refused(path: Path, lines: tuple[RefusedLine, ...]) -> Iterator[RefusedRow]:
    for one in lines:
        yield RefusedRow(f"{path.name}, {one.place}: {one.sentence}" if one.place else f"{path.name}: {one.sentence}")


def _trial(dry_run: bool) -> str:
    return " " + _("Nothing was written: this was a trial.") if dry_run else ""
