"""An analyst works through a document by keyboard alone, makes a mistake, corrects it, and shows the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.conftest import (
    SAMPLES,
    add_documents,
    answered,
    counts,
    desk_of,
    press,
    send,
    standing,
    wait_for_answer,
)
from tests.stories.installation import Installation


@pytest.fixture(scope="module")
def read(chromium: Any, installation: Installation) -> None:
    """Two documents are read: one as printed, one as laid out."""
    from tests.stories.conftest import sign_in

    context = chromium.new_context(base_url=installation.address)
    page = context.new_page()
    sign_in(page, *installation.account)
    add_documents(page, [SAMPLES / "summary2-en.pdf", SAMPLES / "summary2-ar.docx"])
    context.close()


@pytest.mark.parametrize(
    ("language", "name", "history", "corrected"),
    [
        ("en", "summary2-en.pdf", "History", "Coding corrected"),
        ("ar", "summary2-ar.docx", "السجل الزمني", "صُحِّح الترميز"),
    ],
)
def test_by_keyboard_alone_with_a_mistake(
    visit: Callable[..., Any],
    analyst: tuple[str, str],
    read: None,
    language: str,
    name: str,
    history: str,
    corrected: str,
) -> None:
    page = visit(language, as_=analyst, width=1440)
    desk_of(page, name)
    first = standing(page)
    assert first["status"] == "proposed"
    assert page.locator(".sheet .box.now, .laid-out mark.now").count() > 0, "its words are marked in the document"
    waiting = counts(page)["proposed"]

    press(page, "c", "confirmed")
    assert standing(page)["id"] != first["id"], "one goes on to the next that waits"
    assert standing(page)["focused"]
    second = standing(page)
    press(page, "r", "rejected")  # the mistake
    press(page, "k")
    assert standing(page)["id"] == second["id"]
    assert standing(page)["status"] == "rejected"
    press(page, "u", "proposed")
    assert counts(page)["rejected"] == 0

    press(page, "e")
    page.wait_for_selector("dialog#correct[open]")
    assert page.evaluate("document.activeElement.name") == "kind", "one begins to type at once"
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("57(3")
    page.wait_for_selector("dialog#correct [role=option][aria-selected=true]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#id_provisions").strip(" ,") == "57(3)(a)"
    before = answered(page)
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog#correct:not([open])", state="attached")
    wait_for_answer(page, before)
    assert counts(page)["corrected"] == 1
    assert counts(page)["proposed"] == waiting - 2

    press(page, "k")
    now = standing(page)
    assert now["status"] == "corrected"
    assert now["words"] == second["words"], "the agreed words are never changed"
    assert page.locator(".proposal.now .provision").first.inner_text() == "57(3)(a)"
    assert page.locator(".sheet .box.now, .laid-out mark.now").count() > 0, "the marks followed the corrected outcome"

    page.keyboard.press("h")
    page.wait_for_url("**/outcomes/**")
    told = page.inner_text("#history")
    assert history in told
    assert corrected in told
    assert "57(3)(a)" in told
    assert page.locator("#history li").count() >= 3, "the mistake, its undoing and the correction"


def test_who_types_quickly_loses_no_key(visit: Callable[..., Any], analyst: tuple[str, str], read: None) -> None:
    page = visit("en", as_=analyst, width=1440)
    desk_of(page, "summary2-en.pdf")
    had, first = counts(page), standing(page)["id"]
    for key in "crucu":  # nobody waits for an answer
        page.keyboard.press(key)
    page.wait_for_selector("[data-desk][data-answered='5']")
    now = counts(page)
    assert now == had | {"proposed": had["proposed"] - 1, "confirmed": had["confirmed"] + 1}, (
        "the first stays confirmed"
    )
    assert page.get_attribute(f"#{first}", "data-status") == "confirmed"


def test_keys_are_places_so_that_a_russian_keyboard_works_too(
    visit: Callable[..., Any], analyst: tuple[str, str], read: None
) -> None:
    page = visit("ru", as_=analyst)
    desk_of(page, "summary2-en.pdf")
    before = standing(page)["id"]
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))")
    assert standing(page)["id"] != before


def test_words_that_were_missed_are_added_by_selecting_them(
    visit: Callable[..., Any], analyst: tuple[str, str], read: None
) -> None:
    page = visit("en", as_=analyst, width=1440)
    desk_of(page, "summary2-ar.docx")
    page.evaluate(
        """() => {
          const run = [...document.querySelectorAll("[data-passage]")].find((one) => !one.querySelector("mark")
            && one.textContent.length > 60).firstChild;
          const range = document.createRange();
          range.setStart(run, 2);
          range.setEnd(run, 30);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.wait_for_selector("#add-words:not([hidden])")
    words = page.inner_text("#add-words q").strip("“”\"'«» ")
    page.select_option("#add-kind", "good_practice")
    send(page, "#add-words .primary")
    page.wait_for_selector(".proposal.now")
    assert standing(page)["words"].strip() == words
    assert standing(page)["status"] == "confirmed"


def test_the_desk_works_without_scripts(visit: Callable[..., Any], analyst: tuple[str, str], read: None) -> None:
    page = visit("en", as_=analyst, scripts=False)
    page.goto("/documents/?q=summary2-en.pdf")
    send(page, "table.data th.row-title a >> nth=0")
    send(page, ".title .button.primary")
    waiting = counts(page)["proposed"]
    send(page, page.locator("[data-act=reject] button").last)
    assert counts(page)["proposed"] == waiting - 1
    send(page, page.locator("a[data-act=correct]").first)
    page.fill("[name=provisions]", "5(1)")
    send(page, "button.primary")
    assert page.locator(".provision", has_text="5(1)").count() > 0


def test_the_second_of_two_analysts_sees_what_the_first_decided(
    visit: Callable[..., Any], analyst: tuple[str, str], installation: Installation, read: None
) -> None:
    second = installation.person("Noor", "analyst", "Secretariat", kind="secretariat")
    first_page, second_page = visit("en", as_=analyst, width=1440), visit("en", as_=second, width=1440)
    for page in (first_page, second_page):
        desk_of(page, "summary2-en.pdf")
    assert standing(first_page)["id"] == standing(second_page)["id"]
    contested = standing(first_page)["id"]
    press(first_page, "c", "confirmed")
    before = answered(second_page)
    second_page.keyboard.press("r")
    wait_for_answer(second_page, before)
    now = standing(second_page)
    assert (now["id"], now["status"]) == (contested, "confirmed"), "nothing is overwritten"
    assert "Somebody decided this since you saw it" in second_page.inner_text(".proposal.now [role=alert]")
