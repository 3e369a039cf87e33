"""What the demonstration shows of a case-holder: one invented case with two freezes, one of which lapses next month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role, TeamKind
from merida.site.people.demo import demo_person
from merida.site.people.models import TeamMembership
from merida.site.recovery.models import Asset, Case
from merida.site.recovery.services import cases, orders, persons, requests
from merida.site.recovery.services.booking import book_custody
from merida.site.recovery.services.recording import record_claim, record_event


def furnish(*, at: datetime) -> Iterator[str]:
    """Open the case of the demonstration, once."""
    by = demo_person(Role.CASE_HOLDER)
    if by is None or TeamMembership.objects.filter(person=by, kind=TeamKind.CASE).exists():
        return
    known: dict[str, Any] = {"by": by, "at": at}
    today = at.date()
    with acting_as(by):
        case = cases.open_case(
            opened_on=today - timedelta(400), name=_("Invented example: purchase of two ferries"),
            aliases=[_("The ferries")], cluster=_("Invented example"), offences=["17", "23(1)(a)(i)"],
            scope="international", scope_because=_("Embezzlement of public funds; assets in two other jurisdictions."),
            jurisdictions=[
                ("proceedings", "PLW"), ("requesting", "PLW"), ("requested", "CHE"), ("requested", "SGP"),
                ("origin", "PLW"), ("location", "CHE"), ("location", "SGP"), ("recipient", "PLW"),
            ],
            **known,
        )  # fmt: skip
    with acting_as(by):
        account, flat = _frozen(case, known, today)
        _happened(case, account, flat, known, today)
        _asked(case, known, today)
        persons.name_person(
            case=case, name=_("An invented person"), status="charged", on=today - timedelta(300),
            review_on=today + timedelta(60), **known,
        )  # fmt: skip
        lender = persons.name_claimant(
            case=case, name=_("An invented bank that lent in good faith"), kind="third_party", asset=flat,
            on=today - timedelta(120), amount=Quantity.of(250_000, "USD"), jurisdiction="SGP", **known,
        )  # fmt: skip
        persons.recognize_claim(claimant=lender, on=today - timedelta(30), amount=Quantity.of(200_000, "USD"), **known)
        book_custody(
            case=case, asset=flat, kind="upkeep", drawn_on="frozen", booked=True,
            custodian=_("Office of the public trustee"), on=today - timedelta(90),
            amount=Quantity.of(3_200, "USD"), **known,
        )  # fmt: skip
        contact = cases.note_obstacle(
            case=case, code="no_contact", jurisdiction="CHE", since=today - timedelta(390), **known
        )
        cases.overcome_obstacle(obstacle=contact, on=today - timedelta(350), **known)
        cases.note_obstacle(case=case, code="evidence", jurisdiction="SGP", since=today - timedelta(150), **known)
        cases.link_assistance(
            case=case, activity=None, words=_("Course on tracing through beneficial ownership"), **known
        )
    yield _("The case-holder of the demonstration has a case, of which nobody else knows.")


def _frozen(case: Case, known: dict[str, Any], today: Any) -> tuple[Asset, Asset]:
    account = orders.add_asset(
        case=case, kind="account", label=_("Account at a bank in Geneva"), location="CHE",
        value=Quantity.of(6_000_000, "USD"), **known,
    )  # fmt: skip
    flat = orders.add_asset(
        case=case, kind="real_estate", label=_("Flat in Singapore"), location="SGP",
        value=Quantity.of(1_100_000, "USD"), qualifier="about", **known,
    )  # fmt: skip
    orders.record_freezing_order(
        case=case, ground="conviction", jurisdiction="CHE", authority=_("Public prosecutor"),
        made_on=today - timedelta(330), lapses_on=today + timedelta(31), assets=[account],
        value=Quantity.of(6_000_000, "USD"), **known,
    )  # fmt: skip
    orders.record_freezing_order(
        case=case, ground="non_conviction", jurisdiction="SGP", authority=_("High Court"),
        made_on=today - timedelta(200), lapses_on=today + timedelta(300), assets=[flat],
        value=Quantity.of(1_100_000, "USD"), qualifier="about", **known,
    )  # fmt: skip
    return account, flat


def _happened(case: Case, account: Asset, flat: Asset, known: dict[str, Any], today: Any) -> None:
    told: dict[str, Any] = {"case": case, "jurisdictions": ["CHE"], "locations": ["CHE"], "origins": ["PLW"]} | known
    record_claim(
        stage="frozen", key="account", words=_("6,000,000.00 dollars were blocked on the account"),
        quantity=Quantity.of(6_000_000, "USD"), when=When.of(today - timedelta(330)), whose="CHE",
        source=_("Order of the public prosecutor"), source_class="authority", **told,
    )  # fmt: skip
    record_claim(
        stage="frozen", key="account", words=_("some 6.1 million dollars in Geneva"), qualifier="about",
        quantity=Quantity.of(6_100_000, "USD"), when=When.of(str((today - timedelta(330)).year)),
        source=_("An invented newspaper"), source_class="press", **told,
    )  # fmt: skip
    record_event(
        kind="interest", at_stage="frozen", quantity=Quantity.of("41250.75", "USD"), assets=[account.pk],
        when=When.of(today - timedelta(20)), words=_("Interest credited by the bank"), **told,
    )  # fmt: skip
    told |= {"jurisdictions": ["SGP"], "locations": ["SGP"]}
    record_event(
        kind="frozen", quantity=Quantity.of(1_100_000, "USD"), qualifier="about", assets=[flat.pk],
        when=When.of(today - timedelta(200)), words=_("Value as the valuer states it"), **told,
    )  # fmt: skip


def _asked(case: Case, known: dict[str, Any], today: Any) -> None:
    log: tuple[tuple[str, str, str, str, int, tuple[tuple[str, int], ...]], ...] = (
        ("informal", "CHE", _("Whether an account is held"), "network", 395,
         (("acknowledged", 393), ("executed", 380))),
        ("freezing", "CHE", _("Freezing of an account"), "central_authority", 360,
         (("acknowledged", 350), ("information_asked", 345), ("information_given", 340), ("executed", 330))),
        ("freezing", "SGP", _("Freezing of a flat"), "central_authority", 260,
         (("acknowledged", 230), ("executed", 200))),
        ("enforcement", "SGP", _("Enforcement of the order on the flat"), "central_authority", 60,
         (("acknowledged", 41),)),
    )  # fmt: skip
    for kind, state, subject, channel, sent, steps in log:
        request = requests.record_request(
            case=case, direction="out", kind=kind, from_jurisdiction="PLW", to_jurisdiction=state, subject=subject,
            channel=channel, sent_on=today - timedelta(sent), answer_due_on=today - timedelta(sent - 90), **known,
        )  # fmt: skip
        for step, ago in steps:
            requests.record_step_of_request(request=request, kind=step, on=today - timedelta(ago), **known)
