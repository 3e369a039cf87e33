"""Funds of Kyrgyzstan: what was ordered, transferred and received are three facts, each as its sources tell it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.conftest import faults_of, overflow_of, send
from tests.stories.installation import Installation

RELEASE = "https://www.justice.gov/opa/pr/justice-department-repatriates-forfeited-funds-government-kyrgyz-republic"
AGENCY = "https://tass.com/economy/1046813/amp"


@pytest.fixture(scope="module")
def holder(installation: Installation) -> tuple[str, str]:
    """A case-holder of the central authority of the country of origin."""
    return installation.person("Aigul", "case_holder", "Central authority of Kyrgyzstan", jurisdiction="KGZ")


def fill(page: Any, **given: Any) -> None:
    """A form of a page, and its button; what it refuses fails here."""
    for name, value in given.items():
        field = page.locator(f"form[method=post] [name={name}]").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    before = page.url
    send(page, "form[method=post] button.primary")
    assert page.url != before, page.inner_text("main")


def claim(page: Any, case: str, **given: Any) -> None:
    """What a source claims, by the link of the case's page."""
    page.goto(case)
    send(page, page.get_by_role("link", name="Record what a source claims"))
    fill(page, unit="USD", origins="KGZ", locations="USA", **given)


def section(page: Any, name: str) -> str:
    """The words of a part of the case's page, spaces as one."""
    return " ".join(page.inner_text(f"section[aria-labelledby={name}]").split())


@pytest.fixture(scope="module")
def case(installation: Installation, chromium: Any, holder: tuple[str, str]) -> str:
    """The case with all that the sources say, typed into the pages."""
    from tests.stories.conftest import sign_in

    page = chromium.new_context(base_url=installation.address).new_page()
    sign_in(page, *holder)
    page.goto("/recovery/cases/open/")
    fill(page, name="Funds forfeited in New York", opened_on="2019-03-01", origin="KGZ", location="USA")
    opened = str(page.url)
    send(page, page.get_by_role("link", name="Add a jurisdiction"))
    fill(page, jurisdiction="USA", role="proceedings")
    own = {"jurisdictions": "USA", "route": "own"}
    us = {"whose": "USA", "source": RELEASE, "source_class": "authority"}
    claim(page, opened, stage="confiscated", status="ordered", amount="6,000,000", when="2018", ground="conviction",
          words="a $6 million forfeiture order was subsequently entered by the Court", **own, **us)  # fmt: skip
    claim(page, opened, stage="approved", status="granted", when="2018-10-04", disposal="remission",
          words="The petition for remission was granted.", **own, **us)  # fmt: skip
    claim(page, opened, stage="transferred", status="done", qualifier="about", amount="4,500,000", when="2019-02-26",
          disposal="remission", words="approximately $4.5 million of the funds have been collected", **own,
          **us)  # fmt: skip
    claim(page, opened, stage="received", status="done", qualifier="about", amount="4,600,000", when="2019-02-28",
          words="funds in the amount of $4.6 million were transferred", whose="KGZ", source=AGENCY,
          source_class="authority")  # fmt: skip
    page.goto(opened)
    send(page, page.get_by_role("link", name="Record what a source claims"))
    received = page.locator("[name=fact] option", has_text="Received").first.get_attribute("value")
    claim(page, opened, fact=received, stage="received", status="reported", qualifier="about", amount="4,600,000",
          when="2019", words="about 4.6 million dollars were returned to Kyrgyzstan", whose="Draft report",
          source_class="international")  # fmt: skip
    said = f"{opened}article-57/add/"
    page.goto(said)
    fill(page, of="USA", said="arrangement=case_by_case", source=RELEASE, on="2019-02-25",
         words="in line with article 57, paragraph 5")  # fmt: skip
    page.context.close()
    return opened


def test_what_was_ordered_transferred_and_received_are_three_facts(
    visit: Callable[..., Any], holder: tuple[str, str], case: str
) -> None:
    page = visit(as_=holder)
    page.goto(case)
    told = {
        table.locator("caption").inner_text().split(" ·")[0]: " ".join(table.inner_text().split())
        for table in page.locator("section[aria-labelledby=claims] table").all()
    }
    assert "USD 6,000,000 Ordered" in told["Confiscated"]
    assert "about USD 4,500,000 Done" in told["Transferred"] and "4,600,000" not in told["Transferred"]
    assert "about USD 4,600,000 Done" in told["Received"] and "4,500,000" not in told["Received"]
    # Whose statement each is; the same amount in a report is another claim of the same fact, and adds nothing.
    assert "26 February 2019 United States of America" in told["Transferred"]
    assert "28 February 2019 Kyrgyzstan" in told["Received"] and "Draft report" in told["Received"]
    assert told["Received"].count("used for totals") == 1

    # Route and basis of disposal are two things, and the grant is a step before the transfer.
    own = "United States of America · Own proceedings of the jurisdiction · Domestic remission or restoration"
    assert own in told["Transferred"] and own in told["Approved for return"]
    assert "Granted used for totals 4 October 2018" in told["Approved for return"]
    assert faults_of(page) == [] and overflow_of(page) == 0


def test_the_disagreement_stays_visible(visit: Callable[..., Any], holder: tuple[str, str], case: str) -> None:
    page = visit(as_=holder)
    page.goto(case)
    assert (
        "Transferred and received do not agree: about USD 4,500,000 and about USD 4,600,000, "
        "a difference of about USD 100,000."
    ) in section(page, "claims")
    said = section(page, "statement")
    assert "does not add up: USD 100,000 more left the stage “Transferred” than is recorded there" in said
    assert "6,000,000" not in said  # what was ordered is not what was taken
    phone = visit("ar", as_=holder, width=390)
    phone.goto(case)
    assert "لا يتطابقان" in section(phone, "claims")
    assert faults_of(phone) == [] and overflow_of(phone) == 0


def test_the_path_of_article_57_ends_at_own_proceedings(
    visit: Callable[..., Any], holder: tuple[str, str], case: str
) -> None:
    page = visit(as_=holder)
    page.goto(f"{case}article-57/")
    said = " ".join(page.inner_text("main").split())
    assert "57(3)(a) Conditions not met: own proceedings Conditions not met: own proceedings" in said
    assert "Basis of disposal it names – Domestic remission or restoration" in said
    # The arrangement is the statement of one State, in its words.
    assert "Arrangement it speaks of – Case by case" in said
    row = page.locator("#positions tr", has_text="Arrangement under 57(5)").inner_text()
    assert "United States of America" in row and "in line with article 57, paragraph 5" in row
    assert faults_of(page) == []
