"""A newcomer: starts it, opens the printed address, signs in with the printed account, decides three proposals."""

from __future__ import annotations

from typing import Any

from tests.stories.conftest import SAMPLES, appears, counts, press, send, sign_in, standing
from tests.stories.installation import Served


def test_from_the_start_to_three_decisions(chromium: Any) -> None:
    with Served("--demo", "--load", str(SAMPLES)) as running:
        assert running.address in running.printed
        context = chromium.new_context(base_url=running.address)
        page = context.new_page()
        page.goto("/")
        assert page.locator("a", has_text="Sign in").count() == 1
        sign_in(page, *running.account)
        appears(page, "/documents/", "tbody tr:has-text('Counted') td.number a.figure", 6)
        assert page.locator("th.row-title", has_text="CAC/COSP/IRG/II/9/9/Add.2").count() > 0, "the samples are read"
        send(page, "tbody tr:has-text('Palau'):has-text('Counted') th.row-title a")
        send(page, ".title .button.primary")
        page.wait_for_selector(".proposal.now")
        before = counts(page)
        press(page, "c", "confirmed")
        press(page, "c", "confirmed")
        press(page, "r", "rejected")
        after = counts(page)
        assert after["proposed"] == before["proposed"] - 3
        assert (after["confirmed"], after["rejected"]) == (2, 1)
        assert standing(page)["status"] == "proposed"
        page.goto("/explore/?by=decision")
        told = page.inner_text("table.bars")
        assert "Confirmed" in told
        context.close()
