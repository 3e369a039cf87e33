"""Stories in a real browser: Chromium, an installation that runs, axe, and the six languages."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stories.installation import PATIENCE, Installation, Served

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SAMPLES = Path(__file__).resolve().parents[2] / "src" / "merida" / "samples" / "documents"
WRITTEN = Path(__file__).resolve().parents[1] / "site" / "evidence" / "documents"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh-hans")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    if CHROMIUM is None:
        said = "There is no Chromium on this machine, so the stories in a browser cannot be told; install chromium."
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def installation(chromium: Any, demonstration: Path) -> Iterator[Installation]:
    """An empty installation with its demonstration account, one for the stories of a file."""
    with Served("--demo", copy_of=demonstration) as running:
        yield running


@pytest.fixture
def visit(chromium: Any, installation: Installation) -> Iterator[Callable[..., Any]]:
    """A window of the browser: visit("ar", theme="dark", width=390, as_=(email, password)). Errors of scripts fail."""
    opened, faults = [], []

    def open_(
        language: str = "en",
        *,
        theme: str = "light",
        width: int = 1280,
        as_: tuple[str, str] | None = None,
        scripts: bool = True,
    ) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            base_url=installation.address,
            java_script_enabled=scripts,
            accept_downloads=True,
        )
        opened.append(context)
        context.add_cookies([{"name": "django_language", "value": language, "url": installation.address}])
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None,
        )
        if as_:
            sign_in(page, *as_)
        return page

    yield open_
    for context in opened:
        context.close()
    assert faults == []


@pytest.fixture
def analyst(installation: Installation) -> tuple[str, str]:
    """The printed account, which may decide."""
    return installation.account


def sign_in(page: Any, email: str, password: str) -> None:
    """By the page for it."""
    page.goto("/account/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/account/login/" not in url)


def faults_of(page: Any) -> list[str]:
    """What axe finds on the page: rule, number of places, the first of them."""
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)  # a script tag would be blocked, rightly
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [f"{page.url} {rule['id']} ({len(rule['nodes'])}): {rule['nodes'][0]['html'][:160]}" for rule in found]


def overflow_of(page: Any) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def send(page: Any, button: Any) -> None:
    """Press what sends a form or follows a link, and wait for the page that answers: going on at once may abort it."""
    with page.expect_navigation():
        (page.locator(button).first if isinstance(button, str) else button).click()


def appears(page: Any, address: str, selector: str, number: int = 1) -> None:
    """Look at a page again and again until a worker has made what it shows."""
    end = time.monotonic() + PATIENCE
    while True:
        page.goto(address)
        if page.locator(selector).count() >= number:
            return
        assert time.monotonic() < end, f"{address} never shows {selector}: {page.inner_text('main')}"
        page.wait_for_timeout(300)


def add_documents(page: Any, files: list[Path]) -> None:
    """By the page for it; waits until all is read."""
    page.goto("/documents/add/")
    page.set_input_files("[name=files]", [str(file) for file in files])
    send(page, "form[enctype] button")
    page.wait_for_selector("#progress:not([hx-get])", timeout=120_000)


def desk_of(page: Any, name: str) -> None:
    """Open the desk of the document whose file has this name."""
    page.goto(f"/documents/?q={name}")
    send(page, "table.data th.row-title a >> nth=0")
    send(page, ".title .button.primary")
    page.wait_for_selector(".proposal.now, .empty")


def standing(page: Any) -> dict[str, Any]:
    """What the desk shows as current."""
    return dict(
        page.evaluate(
            """() => {
              const now = document.querySelector(".proposal.now");
              return {id: now.id, status: now.dataset.status, words: now.querySelector(".source").textContent,
                      focused: document.activeElement === now};
            }"""
        )
    )


def counts(page: Any) -> dict[str, int]:
    """How many outcomes of the document wait, and how many were decided."""
    return {
        status: int("0" + "".join(filter(str.isdigit, page.inner_text(f"#desk-counts .state-{status}"))))
        for status in ("proposed", "confirmed", "corrected", "rejected")
    }


def answered(page: Any) -> int:
    """How many decisions the desk has shown the answer to."""
    return int(page.get_attribute("[data-desk]", "data-answered") or 0)


def press(page: Any, key: str, status: str = "") -> None:
    """Press a key; if it decides something, wait for the answer and see that it has the status."""
    before, had = answered(page), counts(page)
    page.keyboard.press(key)
    if status:
        wait_for_answer(page, before)
        assert counts(page)[status] == had[status] + 1


def wait_for_answer(page: Any, before: int) -> None:
    """Until the desk has shown one answer more than before."""
    page.wait_for_function(
        "before => Number(document.querySelector('[data-desk]').dataset.answered ?? 0) > before", arg=before
    )
