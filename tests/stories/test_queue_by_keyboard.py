"""A secretariat decides proposals without a mouse: as quickly as one types, a slip taken back, an answer lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.conftest import appears, faults_of, send, sign_in
from tests.stories.installation import Installation
from tests.stories.test_year import IATI, told_by

PAIRS = "/assistance/queue/?what=pairs"
TOLD = ("XM-DAC-41128-ASSETS", "DE-1-ASSETS", "ES-1-ASSETS", "FR-1-ASSETS")
"""One activity as four publishers tell it: each two of them are a pair."""


@pytest.fixture(scope="module")
def pairs(chromium: Any, installation: Installation) -> None:
    """Four publishers have told the same, and proposals were made."""
    for number, own in enumerate(TOLD):
        person, _ = installation.person(f"Nora{number}", "provider", f"Donor {number}", kind="international")
        file = IATI.replace("XM-DAC-41128-ASSETS", own)
        told_by(installation, person, f"XM-DAC-{number + 1}", f"Donor {number}", 0, file)
    context = chromium.new_context(base_url=installation.address)
    page = context.new_page()
    sign_in(page, *installation.account)
    page.goto("/assistance/queue/")
    send(page, "button:has-text('Make proposals')")
    appears(page, PAIRS, ".card", 4)
    context.close()


@pytest.fixture
def queue(visit: Callable[..., Any], analyst: tuple[str, str], pairs: None) -> Any:
    """The page of the pairs that wait; the card that is current is the first."""
    page = visit("en", as_=analyst)
    page.goto(PAIRS)
    page.wait_for_selector(".card.now")
    return page


def waiting(page: Any) -> list[str]:
    """The pairs on the page that wait for a decision, in their order."""
    return [str(card.get_attribute("id")) for card in page.locator(".card[data-status=proposed]").all()]


def decided(page: Any, *cards: str) -> None:
    """Wait until exactly these are decided on the page."""
    page.wait_for_function(
        "ids => [...document.querySelectorAll('.card[data-status=decided]')].map(one => one.id).join() === ids.join()",
        arg=[*cards],
    )


def answers(page: Any, number: int) -> None:
    """Wait until so many answers were shown on the page."""
    page.wait_for_selector(f"[data-queue][data-answered='{number}']")


def test_a_slip_is_taken_back_at_once_and_the_right_one_counts(queue: Any) -> None:
    first, second, *_ = waiting(queue)
    for key in "4u2":  # as quickly as one types: nobody waits for an answer
        queue.keyboard.press(key)
    answers(queue, 3)
    decided(queue, first)
    assert "Both count once" in queue.inner_text(f"#{first}")
    assert queue.get_attribute(".card.now", "id") == second, "one goes on to the next that waits"
    assert faults_of(queue) == []
    queue.goto("/assistance/year/2018/")
    assert queue.inner_text("#indicator-activities td >> nth=0").strip() == "3", "of four records two count once"
    queue.goto(PAIRS)
    assert first not in waiting(queue), "what was decided does not wait"


def test_each_key_meets_the_pair_it_was_meant_for_however_late_the_answers_come(queue: Any) -> None:
    first, second, third, *_ = waiting(queue)
    held: list[Any] = []
    queue.route("**/pairs/**", lambda route, request: held.append(route))
    for key in "4k4j4u":  # the second is the first again, which is decided: it changes nothing
        queue.keyboard.press(key)
    for number in (1, 2, 3):
        queue.wait_for_timeout(200)
        assert len(held) == 1, "one act is on its way, the others wait for its answer"
        assert queue.get_attribute("[data-queue]", "data-answered") in {None, str(number - 1)}
        held.pop().continue_()
        answers(queue, number)
    decided(queue, first)
    assert waiting(queue)[:2] == [second, third], "the last one was taken back"


def test_after_a_lost_answer_nothing_else_is_decided_and_the_keys_work_again(queue: Any) -> None:
    first, second, *_ = waiting(queue)
    queue.route("**/pairs/**", lambda route: route.abort())
    for key in "44":  # the second was meant for the next pair
        queue.keyboard.press(key)
    queue.wait_for_selector(f"#{first} [role=alert]")
    assert "Nothing was decided" in queue.inner_text(f"#{first} [role=alert]")
    queue.unroute("**/pairs/**")
    decided(queue)
    queue.keyboard.press("4")
    answers(queue, 1)
    decided(queue, first)
    assert queue.get_attribute(".card.now", "id") == second
