"""Six reviews as PDF and as Word, a French twin, a corrigendum: confirmed, counted once, and handed on in Word."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.stories.conftest import SAMPLES, WRITTEN, add_documents, send

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def test_from_files_to_the_table_in_word(visit: Callable[..., Any], analyst: tuple[str, str], tmp_path: Path) -> None:
    page = visit("en", as_=analyst)
    files = [SAMPLES / f"summary2-{language}.{kind}" for kind in ("pdf", "docx") for language in LANGUAGES]
    add_documents(page, [*files, WRITTEN / "palau-fr.html", WRITTEN / "corrigendum.txt"])
    assert page.locator("#progress .state-failed", has_text="Could not be read 0").count() == 1

    for address in counted(page):
        page.goto(f"{address}desk/")
        page.click("details.menu > summary.button")
        send(page, "button[name=what][value=document]")
        page.wait_for_selector(".notice-success")

    page.goto("/documents/?q=Add.2")
    send(page, "table.data tbody tr:has-text('Corrigendum') th a")
    send(page, "text=Apply >> nth=0")
    page.wait_for_selector("text=Applied")

    assert [total(page, kind) for kind in ("challenge", "good_practice", "assistance_need")] == [155, 33, 25]
    page.goto("/outcomes/?cycle=2&decision=held")
    assert "6 reviews" in page.inner_text(".lead")

    page.goto("/outcomes/?state=PLW&kind=challenge")
    send(page, page.locator("li", has_text="Take further steps to ensure that the Commissioner").locator("a.state"))
    both = page.inner_text("main")
    assert "Take further steps to ensure that the Commissioner" in both
    assert re.search(r"^Ensure that the Commissioner", both, re.M), "the words as they were stay readable"
    assert "Words changed by a corrigendum" in page.inner_text("#history")

    page.goto("/corpora/freeze/")
    page.fill("[name=name]", "the six executive summaries of 2099")
    page.fill("[name=cycle]", "2")
    page.fill("[name=frozen_on]", "2099-07-01")
    send(page, "form.panel .primary")
    page.wait_for_selector("table.data tr.total")
    assert page.inner_text("tr.total td >> nth=-2") == "25"
    assert "6 of 6" in page.inner_text(".lead")
    figure = page.locator("table.data >> nth=0").locator("tr.body a.figure").first
    number = int(figure.inner_text())
    address = page.url
    send(page, figure)
    page.wait_for_selector("ol.outcomes")
    assert page.locator("ol.outcomes > li").count() == number, "each number opens the outcomes it counts"

    page.goto(address)
    page.click("summary:has-text('Take away')")
    with page.expect_download() as sent:
        page.click("text=Word document")
    paper = tmp_path / "paper.docx"
    sent.value.save_as(paper)
    words = words_of(paper)
    assert "1 July 2099" in words
    assert "6 of 6" in words
    assert "25" in words


def counted(page: Any) -> list[str]:
    """The addresses of the versions that are counted."""
    page.goto("/documents/?kind=executive_summary")
    rows = page.locator("tbody tr:has-text('Counted') th.row-title a")
    found = [row.get_attribute("href") for row in rows.all()]
    assert len(found) == 6
    return found


def total(page: Any, kind: str) -> int:
    """How many confirmed outcomes of a kind the second cycle has."""
    page.goto(f"/outcomes/?cycle=2&decision=held&kind={kind}")
    return int(re.match(r"[\d,]+", page.inner_text(".lead"))[0].replace(",", ""))  # type: ignore[index]


def words_of(paper: Path) -> str:
    """All the words of a Word file."""
    with zipfile.ZipFile(paper) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        texts = [package.read(name).decode() for name in parts]
    return " ".join(re.sub(r"<[^>]+>", "", text.replace("</w:p>", " ")).replace("\xa0", " ") for text in texts)
