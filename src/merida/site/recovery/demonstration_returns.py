"""What the demonstration shows of returns: agreements, what States say on article 57, and use, of published sources."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from typing import Any

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.demo import demo_person
from merida.site.people.models import Person
from merida.site.provenance.choices import Audience
from merida.site.recovery.choices.returns import AgreementKind
from merida.site.recovery.models import Agreement, Case
from merida.site.recovery.permissions import can_record
from merida.site.recovery.services.agreements import add_agreement
from merida.site.recovery.services.positions import record_position
from merida.site.recovery.services.use import record_use, report_on_use
from merida.tracing.agreements import Term


def furnish(*, at: datetime) -> Iterator[str]:
    """Beside the cases of the register that is loaded; nothing where it is not."""
    by = demo_person(Role.SECRETARIAT)
    if by is None or Agreement.objects.exists():
        return
    data = tomllib.loads((files(__package__) / "data" / "first_returns.toml").read_text(encoding="utf-8"))
    with acting_as(by) as asker:
        cases = {
            case.reference: case
            for case in Case.objects.filter(audience=Audience.PUBLIC).exclude(reference="")
            if can_record(asker, case)
        }
        found = {kind: [one for one in data[kind] if one["case"] in cases] for kind in data}
        for kind, add in (("agreements", _agreement), ("positions", _position), ("uses", _use)):
            for one in found[kind]:
                add(one, cases[one["case"]], by, at)
    if found["agreements"]:
        yield f"{len(found['agreements'])} agreements on returns can be compared, term by term."


def _agreement(one: dict[str, Any], case: Case, by: Person, at: datetime) -> None:
    terms = [Term(topic, tuple(said.get("codes", ())), said.get("words", "")) for topic, said in one["terms"].items()]
    add_agreement(
        title=one["title"], kind=AgreementKind.CASE_BY_CASE, parties=one["parties"], signed=one["signed"], case=case,
        source=one["source"], terms=terms, by=by, at=at,
    )  # fmt: skip


def _position(one: dict[str, Any], case: Case, by: Person, at: datetime) -> None:
    record_position(
        case=case, topic=one["topic"], value=one["value"], of=one["by"], on=one["on"], words=one["words"],
        source=one["source"], by=by, at=at,
    )  # fmt: skip


def _use(one: dict[str, Any], case: Case, by: Person, at: datetime) -> None:
    made = record_use(
        case=case, kind=one["kind"], title=one["title"], stated=Stated(Quantity.of(one["amount"], one["unit"])),
        on=one["on"], purposes=one["purposes"], words=one["words"], source=one["source"],
        beneficiaries=one.get("beneficiaries"), by=by, at=at,
    )  # fmt: skip
    if report := one.get("report"):
        report_on_use(use=made, source=one["source"], on=one["on"], by=by, at=at, **report)
