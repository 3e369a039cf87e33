"""A focal point sends spreadsheets to three ministries: one returns rows of another State, one declines a row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.stories.conftest import SAMPLES, add_documents, faults_of, overflow_of, send
from tests.stories.installation import Installation

MINISTRIES = ("Ministry of Justice", "Ministry of Finance", "Office of the Public Auditor")
FIRST = 3
"""The first row under the heads of a spreadsheet that was sent."""


@pytest.fixture(scope="module")
def focal(installation: Installation) -> tuple[str, str]:
    """Palau's focal point of the demonstration."""
    return "focal.point@localhost", installation.account[1]


def test_three_ministries_answer_without_an_account(
    visit: Callable[..., Any], analyst: tuple[str, str], focal: tuple[str, str], tmp_path: Path
) -> None:
    add_documents(visit("en", as_=analyst), [SAMPLES / "summary2-en.docx"])

    page = visit("en", as_=focal)
    page.goto("/states/PLW/")
    send(page, "a:has-text('Matrix')")
    assert page.locator("table.matrix tbody tr").count() > 20
    for place, name in enumerate(MINISTRIES):
        page.goto("/assistance/states/PLW/")
        for row in range(place * 2, place * 2 + 2):
            page.locator("table.matrix tbody input[type=checkbox]").nth(row).check()
        page.fill("[name=new_institution]", name)
        page.fill("[name=due_on]", "2027-03-31")
        send(page, "button:has-text('Give to answer')")
        page.wait_for_selector(".notice-success")
        assert f"{name} has 2 rows to answer." in page.inner_text(".notice-success")

    sheets = {name: sheet_of(page, name, tmp_path) for name in MINISTRIES}

    # The ministry of finance has two sheets on its desk and returns rows of the other State's.
    book = load_workbook(sheets["Ministry of Finance"])
    book.active.cell(FIRST, 9).value = "Done"
    book.active.cell(FIRST + 1, 1).value = "01930000-0000-7000-8000-000000000000"
    book.active.cell(FIRST + 1, 2).value = "Kenya (KEN)"
    book.active.cell(FIRST + 1, 9).value = "Done"
    hand_in(page, book, tmp_path / "finance.xlsx")
    assert "1 row would change; 1 is refused" in page.inner_text("main")
    refused = page.locator("section:has(#refused) tbody tr")
    assert refused.locator("th").inner_text() == f"Rows!A{FIRST + 1}"
    assert refused.locator("td").inner_text() == "This row is of Kenya, not of Palau: it is not taken."
    send(page, "button:has-text('Take the chosen rows over')")
    page.wait_for_selector("h1:has-text('Ministry of Finance')")
    assert "1 of 2 answered" in page.inner_text(".lead")

    book = load_workbook(sheets["Ministry of Justice"])
    book.active.cell(FIRST, 9).value = "Not taken up, because"
    book.active.cell(FIRST, 10).value = "The legislature has not agreed."
    hand_in(page, book, tmp_path / "justice.xlsx")
    send(page, "button:has-text('Take the chosen rows over')")
    page.wait_for_selector("h1:has-text('Ministry of Justice')")

    page.goto("/assistance/states/PLW/?status=not_taken_up")
    assert page.locator("table.matrix tbody tr").count() == 1
    assert "The legislature has not agreed." in page.inner_text("table.matrix")

    by_link(visit, page)
    page.goto("/assistance/institutions/")
    send(page, "a:has-text('Office of the Public Auditor') >> nth=0")
    send(page, "table:has-text('What came in') th a")
    send(page, "button:has-text('Take the chosen rows over')")
    page.goto("/assistance/states/PLW/")
    assert "3 / 6" in page.inner_text(".figures")
    page.click("summary:has-text('Papers')")
    send(page, "a:has-text('The minister')")
    assert "The legislature has not agreed." in page.inner_text("main")


def by_link(visit: Callable[..., Any], page: Any) -> None:
    """The auditor answers behind a personal link, on a telephone, without scripts."""
    page.goto("/assistance/institutions/")
    send(page, "a:has-text('Office of the Public Auditor') >> nth=0")
    send(page, "button:has-text('Make a link to hand over')")
    address = page.input_value("#address")
    auditor = visit("en", width=390, scripts=False)
    auditor.goto(address)
    words = auditor.inner_text("main")
    assert "Office of the Public Auditor" in words
    assert "Ministry of" not in auditor.inner_text("h1, .lead, .kicker >> nth=0")
    assert auditor.locator("ol.outcomes > li").count() == 2
    auditor.locator("select").first.select_option("already_in_place")
    auditor.locator("textarea").first.fill("Standing orders of 2019")
    send(auditor, "button:has-text('Send') >> nth=0")
    auditor.wait_for_selector(".notice-success")


def sheet_of(page: Any, name: str, folder: Path) -> Path:
    """The spreadsheet of an institution, downloaded."""
    page.goto("/assistance/institutions/")
    send(page, f"a:has-text('{name}') >> nth=0")
    with page.expect_download() as download:
        page.click(".title a:has-text('Spreadsheet')")
    kept = folder / download.value.suggested_filename
    download.value.save_as(kept)
    return kept


def hand_in(page: Any, book: Any, path: Path) -> None:
    """The spreadsheet came back."""
    book.save(path)
    page.goto("/assistance/institutions/")
    page.set_input_files("[name=file]", str(path))
    send(page, "button:has-text('Look at it')")
    page.wait_for_selector("h2:has-text('refused'), caption:has-text('What would change')")


def test_a_plan_from_direction_to_action(visit: Callable[..., Any], focal: tuple[str, str]) -> None:
    page = visit("en", as_=focal)
    page.goto("/assistance/plans/")
    page.fill("[name=name]", "Plan 2027")
    page.fill("[name=begins_on]", "2027-01-01")
    page.fill("[name=ends_on]", "2027-12-31")
    send(page, "button:has-text('Draw up')")
    send(page, ".title a:has-text('Add')")
    page.fill("[name=text]", "Prevention that can be checked")
    send(page, ".item-form .primary")
    send(page, ".plan-tree a.button")
    page.fill("[name=text]", "Amend the act on ethics")
    page.locator("[name=responsible]").first.check()
    for place in (0, 1, 2):
        page.locator("[name=outcomes]").nth(place).check()
    page.fill("[name=frameworks]", "FATF: Recommendation 12\nSDG 16: 16.5")
    page.fill("[name=begins_on]", "2027-02-01")
    page.fill("[name=ends_on]", "2027-06-30")
    page.fill("[name=budget]", "18000")
    page.fill("[name=currency]", "USD")
    send(page, ".item-form .primary")
    send(page, ".plan-tree a:has-text('Amend the act')")
    page.select_option("[name=status]", "done")
    send(page, "button:has-text('Report')")
    page.wait_for_selector("ol.history strong:has-text('Done')")
    assert "not verified" in page.inner_text(".facts")
    page.goto("/assistance/plans/")
    send(page, "th a:has-text('Plan 2027')")
    assert "1 / 1" in page.inner_text(".figures")
    send(page, "a:has-text('Roadmap')")
    assert page.locator("svg .road-bar").count() == 1


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 390)])
def test_the_pages_of_the_focal_point_are_accessible(
    visit: Callable[..., Any], focal: tuple[str, str], language: str, width: int
) -> None:
    page = visit(language, width=width, as_=focal)
    addresses = [
        "/assistance/states/PLW/", "/assistance/institutions/", "/assistance/plans/", "/assistance/minister/",
        "/assistance/handover/", "/assistance/replies/share",
    ]  # fmt: skip
    for list_page, link in (("/assistance/institutions/", "th a"), ("/assistance/plans/", "th a")):
        page.goto(list_page)
        if page.locator(link).count():
            addresses.append(page.locator(link).first.get_attribute("href"))
    if len(addresses) > 7:
        addresses += [f"{addresses[7]}roadmap", f"{addresses[7]}add"]
    faults = []
    for address in addresses:
        page.goto(address)
        faults += faults_of(page)
        if overflow_of(page):
            faults.append(f"{address} is {overflow_of(page)} pixels too wide")
    assert not faults, "\n".join(faults)
