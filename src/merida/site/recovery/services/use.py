"""Use of what was returned: allocations, projects, disbursements; corrected with a reason; what observers report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from merida.money.qualified import Stated
from merida.money.when import When
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act
from merida.site.recovery.choices.cases import JurisdictionRole
from merida.site.recovery.choices.ledger import EventKind, Form
from merida.site.recovery.choices.returns import UNDER, ReportFinding, ReportKind, UseKind
from merida.site.recovery.models import Case, Event, Use, UseReport
from merida.site.recovery.permissions import can_record
from merida.site.recovery.selectors.amounts import stated_of
from merida.site.recovery.services.positions import amount_of, keep, recorded, replacing
from merida.site.recovery.services.recording import record_event, reverse_event
from merida.tracing.agreements import values

TRANCHES = ("transferred", "received")


@transaction.atomic
def record_use(
    *, case: Case, kind: str, title: str, source: str, by: Person, at: datetime, under: Use | None = None,
    event: Event | None = None, stated: Stated | None = None, form: str = Form.MONEY, purposes: Iterable[str] = (),
    carried_out_by: str = "", women: int | None = None, men: int | None = None, beneficiaries: int | None = None,
    verifier: str = "", words: str = "", on: str = "", replaces: Use | None = None, because: str = "",
    booked: bool = False,
) -> Use:  # fmt: skip
    """One allocation, project or disbursement with its source; it may come before any transfer, which the page says.

    A disbursement that is `booked` is an event of the ledger too: then the statement goes on to what was used.
    """
    require(can_record(current(), case))
    _stands_there(case, kind, under, event)
    if not title.strip():
        raise Refusal(_("Say what it is for, without naming a person."))
    if not source.strip():
        raise Refusal(_("Say where it is said: a document, or an address."))
    if form not in Form.values or not set(purposes) <= set(values("use")):
        raise Refusal(_("Choose the form and the purposes from the lists."))
    if beneficiaries is not None and (women or 0) + (men or 0) > beneficiaries:
        raise Refusal(_("Women and men together are more than the beneficiaries in all."))
    columns = recorded(words, source, on, by, at)
    if booked:
        event = _booked(case, kind, title, stated, on, by, at)
    made = Use(
        case=case, kind=kind, under=under, event=event, title=title.strip(), purposes=list(purposes),
        carried_out_by=carried_out_by.strip(), form=form, women=women, men=men, beneficiaries=beneficiaries,
        verifier=verifier.strip(), **amount_of(stated), **columns, **replacing(replaces, because), **inherited(case),
    )  # fmt: skip
    keep(made)
    record_act(act="record_use", subject=made, by=by.pk, at=at, case=case.pk, kind=kind)
    return made


@transaction.atomic
def correct_use(*, use: Use, by: Person, at: datetime, because: str, **changed: Any) -> Use:
    """The same use told better: another row takes its place, what stood under it stands under that."""
    kept: dict[str, Any] = {
        name: getattr(use, name)
        for name in ("title", "source", "form", "purposes", "carried_out_by", "women", "men", "beneficiaries",
                     "verifier", "words", "event")
    }  # fmt: skip
    kept |= {"on": use.happened, "under": use.under, "stated": stated_of(use.amount, use.unit, use.qualifier)}
    if use.event is not None and use.event.stage == EventKind.USED:
        _taken_back(use, because, by, at)
        kept |= {"event": None, "booked": True}
        changed.pop("event", None)
    return record_use(case=use.case, kind=use.kind, by=by, at=at, replaces=use, because=because, **(kept | changed))


@transaction.atomic
def take_back_use(*, use: Use, by: Person, at: datetime, because: str) -> Use:
    """It was recorded wrongly; what stands under it must be taken back first."""
    require(can_record(current(), use))
    if Use.objects.live().filter(case=use.case, under__in=chain_of(use)).exists():
        raise Refusal(_("Something stands under it; take that back first."))
    _taken_back(use, because, by, at)
    made = Use(
        case=use.case, kind=use.kind, under=use.under, title=use.title, taken_back=True,
        **recorded("", use.source, use.happened, by, at), **replacing(use, because), **inherited(use),
    )  # fmt: skip
    keep(made)
    record_act(act="take_back_use", subject=use, by=by.pk, at=at, case=use.case_id)
    return made


@transaction.atomic
def report_on_use(
    *, use: Use, kind: str, by_whom: str, finding: str, source: str, by: Person, at: datetime, words: str = "",
    on: str = "",
) -> UseReport:  # fmt: skip
    """What an observer, verifier or auditor says of it."""
    require(can_record(current(), use))
    if kind not in ReportKind.values or finding not in ReportFinding.values:
        raise Refusal(_("Choose the kind of report and what it finds from the lists."))
    if not by_whom.strip() or not source.strip():
        raise Refusal(_("Say whose report it is, and where it can be read."))
    made = UseReport(
        case=use.case, use=use, kind=kind, by_whom=by_whom.strip(), finding=finding,
        **recorded(words, source, on, by, at), **inherited(use),
    )  # fmt: skip
    keep(made)
    record_act(act="report_on_use", subject=made, by=by.pk, at=at, case=use.case_id, finding=finding)
    return made


def chain_of(use: Use) -> list[Any]:
    """The keys of a use and of all it replaced."""
    found: list[Any] = []
    row: Any = use
    while row is not None:
        found.append(row.pk)
        row = row.replaces
    return found


def _booked(
    case: Case, kind: str, title: str, stated: Stated | None, on: str, by: Person, at: datetime
) -> Event:  # fmt: skip
    if kind != UseKind.DISBURSEMENT or stated is None:
        raise Refusal(_("Only a disbursement with its amount can be an event of the ledger."))
    places: dict[str, Any] = {
        column: [one.jurisdiction for one in case.jurisdictions.all() if one.role == role]
        for column, role in (("origins", JurisdictionRole.ORIGIN), ("recipients", JurisdictionRole.RECIPIENT))
    }
    return record_event(
        case=case, kind=EventKind.USED, quantity=stated.quantity, qualifier=stated.qualifier, words=title.strip(),
        when=When.of(on) if on else None, by=by, at=at, **places,
    )  # fmt: skip


def _taken_back(use: Use, because: str, by: Person, at: datetime) -> None:
    """The event of the ledger that a disbursement made goes with it."""
    event = use.event
    if event is not None and event.stage == EventKind.USED and Event.objects.live().filter(pk=event.pk).exists():
        reverse_event(event=event, because=because, by=by, at=at)


def _stands_there(case: Case, kind: str, under: Use | None, event: Event | None) -> None:
    if kind not in UseKind.values:
        raise Refusal(_("Choose allocation, project or disbursement."))
    if under is not None and (under.case_id != case.pk or under.kind not in UNDER[UseKind(kind)]):
        raise Refusal(_("A project stands under an allocation, a disbursement under either, of the same case."))
    if event is not None and (event.case_id != case.pk or event.stage not in TRANCHES):
        raise Refusal(_("Choose a transfer or a receipt of this case."))
