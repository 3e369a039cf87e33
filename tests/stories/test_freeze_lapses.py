"""A freeze that lapses next month reminds twice, is renewed; a bona fide third party is paid; all still reconciles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.stories.conftest import faults_of, overflow_of, send
from tests.stories.installation import Installation

LAPSES = timedelta(days=31)


@pytest.fixture(scope="module")
def holder(installation: Installation) -> tuple[str, str]:
    """A case-holder of a central authority."""
    return installation.person("Mariana", "case_holder", "Central authority of Palau", jurisdiction="PLW")


@pytest.fixture(scope="module")
def today(installation: Installation) -> date:
    """The day of the installation's clock."""
    said = installation.python("from django.utils import timezone\nprint(timezone.localdate())")
    return date.fromisoformat(said)


def fill(page: Any, **given: Any) -> None:
    """A form of a page, and its button."""
    for name, value in given.items():
        field = page.locator(f"form.panel [name={name}]").first
        kind = field.evaluate("one => one.tagName + ' ' + one.type")
        if kind.startswith("SELECT"):
            field.select_option(str(value))
        elif "checkbox" in kind:
            page.locator(f"form.panel [name={name}]").first.set_checked(bool(value))
        else:
            field.fill(str(value))
    send(page, "form.panel button.primary")


def of_case(page: Any, case: str, link: str) -> None:
    """The form behind a link of the case's page."""
    page.goto(case)
    send(page, page.get_by_role("link", name=link, exact=True).first)


def worker_wakes(installation: Installation, day: date) -> int:
    """What the worker's housekeeping does on a day: how many reminders were sent."""
    return int(
        installation.python(f"""
from datetime import datetime, UTC
from merida.site.recovery.services.deadlines import remind_all
print(remind_all(at=datetime({day.year}, {day.month}, {day.day}, 9, tzinfo=UTC)))
""")
    )


def test_a_freeze_that_lapses_next_month(
    installation: Installation, visit: Callable[..., Any], holder: tuple[str, str], today: date
) -> None:
    page = visit(as_=holder)
    page.goto("/recovery/")
    send(page, page.get_by_role("link", name="Open a case").first)
    fill(page, name="Purchase of two ferries", opened_on=today - timedelta(90), origin="PLW", location="CHE",
         offences="17")  # fmt: skip
    case = page.url
    assert "/recovery/cases/" in case and faults_of(page) == []

    of_case(page, case, "Add an asset")
    fill(page, kind="account", label="Account in Geneva", location="CHE", amount="6,000,000", unit="USD")
    of_case(page, case, "Record an order")
    fill(page, kind="freezing", ground="conviction", jurisdiction="CHE", made_on=today - timedelta(60),
         lapses_on=today + LAPSES, assets=True, amount="6,000,000", unit="USD")  # fmt: skip
    for kind, amount, more in (
        ("frozen", "6,000,000", {}), ("interest", "12,500.40", {"at_stage": "frozen"}),
        ("confiscated", "6,012,500.40", {}),
    ):  # fmt: skip
        of_case(page, case, "Record an event")
        fill(page, kind=kind, amount=amount, unit="USD", when=today - timedelta(20), **more)
    assert "adds up exactly" in page.inner_text("main")

    # Twice before it lapses the worker reminds, and no more often.
    days = (40, 30, 29, 8, 7, 6)
    assert [one for one in days if worker_wakes(installation, today + LAPSES - timedelta(one))] == [30, 7]
    page.goto(case)
    assert page.locator(".timeline .moment-reminder").count() == 2
    assert "30 days before" in page.inner_text("main") and "7 days before" in page.inner_text("main")
    administrator = visit(as_=installation.account)
    administrator.goto("/people/outbox/")
    mail = administrator.inner_text("main")
    assert "something runs out" in mail and "ferries" not in mail and "PLW/" not in mail and "freez" not in mail.lower()
    assert administrator.goto(case).status == 404

    # It is renewed, and the timeline shows it.
    of_case(page, case, "Renew")
    later = today + LAPSES + timedelta(180)
    fill(page, on=today, lapses_on=later)
    assert "Renewed" in page.inner_text(".timeline")
    assert worker_wakes(installation, today + LAPSES - timedelta(7)) == 0

    # A bona fide third party claims, is recognized, is paid; the statement still reconciles.
    of_case(page, case, "Name a claimant")
    fill(page, name="A bank that lent in good faith", kind="third_party", on=today - timedelta(10), amount="250,000",
         unit="USD")  # fmt: skip
    for kind, amount in (("recognized", "200,000"), ("paid", "200,000")):
        page.goto(case)
        send(page, page.locator("section[aria-labelledby=claimants] a.button", has_text="Record what happened"))
        fill(page, kind=kind, on=today, amount=amount, unit="USD")
    page.goto(case)
    said = page.inner_text("section[aria-labelledby=statement]")
    assert "left: Paid to third parties" in said and "200,000" in said and "5,812,500.40" in said
    assert "adds up exactly" in said
    assert faults_of(page) == [] and overflow_of(page) == 0
    send(page, page.locator("section[aria-labelledby=statement] tr.out a.figure").first)
    assert "Paid to third parties" in page.inner_text("main")


def test_the_same_case_in_arabic_on_a_phone(
    installation: Installation, visit: Callable[..., Any], holder: tuple[str, str]
) -> None:
    page = visit("ar", as_=holder, width=390)
    page.goto("/recovery/cases/")
    send(page, page.locator("tbody th a").first)
    assert page.get_attribute("html", "dir") == "rtl"
    assert faults_of(page) == [] and overflow_of(page) == 0
