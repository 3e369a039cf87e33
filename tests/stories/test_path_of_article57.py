"""A case-holder and article 57: two States say different things, both stand; an agreement; use without a transfer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.conftest import faults_of, overflow_of, send
from tests.stories.installation import Installation


@pytest.fixture
def holder(installation: Installation) -> tuple[str, str]:
    """The case-holder of the demonstration."""
    return "case.holder@localhost", installation.account[1]


def add(page: Any, url: str, **given: str) -> None:
    """Fill a form and save it."""
    page.goto(url)
    for name, value in given.items():
        field = page.locator(f"[name={name}]").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    send(page, "form[method=post] .button.primary")


def test_what_two_states_say_stands_side_by_side_and_nothing_is_decided(
    visit: Callable[..., Any], holder: tuple[str, str]
) -> None:
    page = visit(as_=holder)
    add(page, "/recovery/cases/open/", name="Purchase of harbour cranes", opened_on="2026-01-15")
    page.wait_for_url("**/recovery/cases/*-*/")
    case = page.url
    send(page, "text=Path of article 57")
    page.wait_for_url("**/article-57/")
    assert "Nothing is said yet" in page.inner_text("main")
    assert faults_of(page) == []
    said = f"{case}article-57/add/"
    for of, what in (
        ("CHE", "route=55(1)(b)"), ("CHE", "final_judgment=waived"), ("CHE", "offence=17"), ("CHE", "public_funds=yes"),
        ("PLW", "route=own_proceedings"), ("CHE", "basis=57(3)(a)"), ("PLW", "basis=remission"),
    ):  # fmt: skip
        add(page, said, of=of, said=what, source="https://example.org/note", on="2025-11")
    shown = page.inner_text("main")
    assert "Applies" in shown
    assert "Conditions not met: own proceedings" in shown
    assert "Where they differ" in shown
    assert "Waived" in shown
    assert faults_of(page) == []

    add(page, f"{case}agreements/add/", title="Arrangement on the cranes", kind="case_by_case", party_1="PLW",
        party_2="CHE", signed="2025-12", published="https://example.org/agreement.pdf")  # fmt: skip
    assert "Silent" in page.inner_text("main")
    assert faults_of(page) == []

    add(page, f"{case}use/add/", kind="disbursement", title="Cash transfers", amount="37,000,000", unit="USD",
        source="https://example.org/report")  # fmt: skip
    assert "Something was spent, and no transfer is recorded as done." in page.inner_text("main")

    addresses = [f"{case}article-57/", f"{case}steps/", f"{case}use/", f"{case}use/add/", said, f"{case}costs/add/",
                 f"{case}agreements/add/", f"{case}agreements/link/", "/recovery/agreements/"]  # fmt: skip
    page.goto("/recovery/agreements/")
    agreement = page.get_attribute("table.data th a", "href")
    addresses += [agreement, f"/recovery/agreements/compare/?a={agreement.rstrip('/').split('/')[-1]}"]
    faults, wide = [], []
    for language, width, theme in (("ar", 390, "dark"), ("en", 1280, "light")):
        other = visit(language, width=width, theme=theme, as_=holder)
        for address in addresses:
            other.goto(address)
            faults += faults_of(other)
            if overflow_of(other) > 0:
                wide.append((language, address))
    assert faults == []
    assert wide == []


def test_another_case_holder_does_not_learn_of_it(
    visit: Callable[..., Any], installation: Installation, holder: tuple[str, str]
) -> None:
    page = visit(as_=holder)
    page.goto("/recovery/agreements/")
    case_only = "Arrangement on the cranes"
    assert case_only in page.inner_text("main")
    stranger = visit(as_=installation.person("Noa", "case_holder", "Authority of Fiji", jurisdiction="FJI"))
    for address in ("/recovery/agreements/", "/recovery/agreements/compare/", "/recovery/"):
        stranger.goto(address)
        assert case_only not in stranger.content()
