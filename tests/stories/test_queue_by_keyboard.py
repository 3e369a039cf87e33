"""A secretariat decides proposals without a mouse: a pair that one presses a number for, takes back, decides again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.stories.conftest import faults_of
from tests.stories.installation import Installation
from tests.stories.test_year import IATI, told_by

OWN_NAME = "DE-1-ASSETS"


def test_a_pair_is_decided_taken_back_and_decided_again(
    visit: Callable[..., Any], analyst: tuple[str, str], installation: Installation
) -> None:
    donor, _ = installation.person("Nora", "provider", "Donor", kind="international")
    agency, _ = installation.person("Dieter", "provider", "Agency", kind="international")
    told_by(installation, donor, "XM-DAC-7", "Donor", 0)
    told_by(installation, agency, "XM-DAC-41128", "Agency", 0, IATI.replace("XM-DAC-41128-ASSETS", OWN_NAME))

    page = visit("en", as_=analyst)
    page.goto("/assistance/queue/")
    page.click("button:has-text('Make proposals')")
    for _ in range(60):
        page.goto("/assistance/queue/?what=pairs")
        if page.locator(".card").count():
            break
        page.wait_for_timeout(1000)
    card = page.locator(".card.now")
    assert "A law on the return of assets" in card.inner_text()
    assert faults_of(page) == []

    page.keyboard.press("2")
    page.wait_for_selector(".card[data-status=decided]")
    assert "Both count once" in card.inner_text()
    page.goto("/assistance/year/2018/")
    assert page.inner_text("#indicator-activities td >> nth=0").strip() == "1"

    page.go_back()
    page.goto("/assistance/queue/?what=pairs")
    assert page.locator(".card").count() == 0, "what was decided does not wait"


def test_undo_follows_the_decision_by_key(
    visit: Callable[..., Any], analyst: tuple[str, str], installation: Installation
) -> None:
    person, _ = installation.person("Rosa", "provider", "Agency of another State", kind="international")
    told_by(installation, person, "XM-DAC-9", "Third", 0, IATI.replace("XM-DAC-41128-ASSETS", "ES-1-ASSETS"))
    page = visit("en", as_=analyst)
    page.goto("/assistance/queue/")
    page.click("button:has-text('Make proposals')")
    for _ in range(60):
        page.goto("/assistance/queue/?what=pairs")
        if page.locator(".card").count():
            break
        page.wait_for_timeout(1000)
    first = page.get_attribute(".card.now", "id")
    page.keyboard.press("4")
    page.wait_for_selector(f"#{first}[data-status=decided]")
    page.keyboard.press("u")
    page.wait_for_selector(f"#{first}[data-status=proposed]")
