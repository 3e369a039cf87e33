"""A secretariat loads the register of published cases, counts it, and decides on a suspicion, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files
from typing import Any

from tests.stories.conftest import faults_of, overflow_of, send


def test_the_register_is_shown_accepted_counted_and_doubted(
    visit: Callable[..., Any], analyst: tuple[str, str]
) -> None:
    page = visit(as_=analyst)
    with as_file(files("merida.tracing") / "data" / "asset-recovery-events.csv") as register:
        page.goto("/recovery/loads/")
        page.set_input_files("[name=file]", str(register))
        page.check("[name=public]")
        send(page, "form[enctype] button")
    page.wait_for_selector("#changes")
    assert "268" in page.inner_text("section[aria-labelledby=changes]")
    assert faults_of(page) == []
    send(page, "button[value=accept]")

    page.goto("/recovery/volumes/?stage=transferred&by=origin&currency=USD")
    row = page.inner_text("tbody tr:has(th:text-is('Kyrgyzstan'))")
    assert "4,600,000" in row
    assert faults_of(page) == [] and overflow_of(page) == 0
    total = page.inner_text("tfoot tr")
    page.goto("/recovery/volumes/?stage=transferred&by=year&currency=USD")
    assert page.inner_text("tfoot tr").split() == total.split()
    agreed = visit(as_=analyst)
    agreed.goto("/recovery/volumes/?stage=transferred&by=origin&status=agreed&currency=USD")
    assert agreed.inner_text("tfoot tr").split() != total.split()

    page.goto("/recovery/suspicions/?kind=digits")
    assert "311" in page.inner_text("main")
    assert faults_of(page) == []
    page.fill("[name=because] >> nth=0", "The release of the Department of Justice has 876.11.")
    send(page, "button[value=rejected] >> nth=0")
    page.goto("/recovery/suspicions/?standing=decided")
    assert "Department of Justice" in page.inner_text("main")

    stranger = visit("ar")
    stranger.goto("/recovery/volumes/?stage=transferred&by=origin&currency=USD")
    assert stranger.get_attribute("html", "dir") == "rtl"
    assert "abacha" not in stranger.content().lower()
    assert faults_of(stranger) == []
