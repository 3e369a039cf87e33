"""A country report of the reviewed State: until it publishes, an outsider's pages do not betray it by a byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stories.conftest import SAMPLES, add_documents, send
from tests.stories.installation import Installation

REPORT = """United Nations                                    CAC/COSP/IRG/2099/CRP.7

Country review report of Palau

Review by Samoa and Nauru of the implementation by Palau of chapters II and V of the United Nations
Convention against Corruption for the review cycle 2016-2021

2. Chapter II: preventive measures

2.3. Challenges in implementation

• Strengthen the zanzibarite register of interests of public officials (art. 8, para. 5);

• Adopt a quillwort policy on gifts (art. 8, para. 5).
"""
ONLY_THERE = "zanzibarite"
PAGES = (
    "/documents/",
    "/documents/?q=CRP.7",
    "/documents/?q=PLW",
    "/documents/?kind=country_report",
    "/reviews/",
    "/reviews/PLW/2/",
    "/states/PLW/",
    "/provisions/8/",
    "/explore/",
    "/explore/?by=state&source=all",
    "/explore/?by=topic&state=PLW&source=all",
    "/explore/heat/?source=all",
    "/outcomes/?state=PLW&source=all",
    "/outcomes/?source=country_report",
    "/outcomes/file?format=csv&source=all",
    "/outcomes/file?format=jsonl&source=all",
    f"/search/?q={ONLY_THERE}",
    "/search/?q=register",
    "/search/file?q=register&format=csv",
    "/suggest/provisions?q=gift",
    "/suggest/states?q=pal",
    "/corpora/",
    "/api/v1/documents",
    "/api/v1/outcomes",
    "/api/v1/explore",
    "/api/v1/reviews",
    "/api/v1/corpora",
    f"/api/v1/search?q={ONLY_THERE}",
)
_CHANGING = (
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+\-\d:Z]*"),  # when a file was made
)


def seen(page: Any) -> dict[str, bytes]:
    """Every page as this reader gets it, but for the moment and the token of the form."""
    found = {}
    for address in PAGES:
        answer = page.request.get(address)
        body = answer.body()
        for changing in _CHANGING:
            body = changing.sub(b"", body)
        found[address] = b"%d " % answer.status + body
    return found


@pytest.fixture
def readers(visit: Callable[..., Any], installation: Installation) -> Iterator[list[Any]]:
    """Two outsiders: a stranger, and a focal point of another State."""
    other = installation.person("Tomasi", "focal_point", "Ministry of Justice of Fiji", jurisdiction="FJI")
    yield [visit("en"), visit("en", as_=other)]


def test_what_a_state_has_not_published_does_not_exist_for_others(
    visit: Callable[..., Any], analyst: tuple[str, str], installation: Installation, readers: list[Any], tmp_path: Path
) -> None:
    page = visit("en", as_=analyst)
    add_documents(page, [SAMPLES / "summary2-en.pdf"])
    own = installation.person("Ebil", "focal_point", "Integrity Office of Palau", jurisdiction="PLW")
    without = [seen(reader) for reader in readers]
    assert {body[:3] for reader in without for body in reader.values()} == {b"200"}

    report = tmp_path / "country-report.txt"
    report.write_text(REPORT, encoding="utf-8")
    state = visit("en", as_=own)
    add_documents(state, [report])
    state.goto(f"/search/?q={ONLY_THERE}")
    assert state.locator("mark").count() > 0, "the reviewed State sees its own report"
    state.goto("/documents/?kind=country_report")
    address = state.locator("th.row-title a").first.get_attribute("href")

    with_it = [seen(reader) for reader in readers]
    for before, after in zip(without, with_it, strict=True):
        assert {path for path in PAGES if before[path] != after[path]} == set()
    nowhere = readers[0].request.get("/documents/00000000-0000-7000-8000-000000000000/")
    hidden = readers[0].request.get(address)
    assert (hidden.status, seen_plain(hidden)) == (nowhere.status, seen_plain(nowhere)), "not found, as if it never was"

    state.goto(address)
    state.select_option("[name=audience]", "public")
    state.fill("[name=what_for]", "Published by decision of the Government")
    send(state, "text=Give consent")
    readers[0].goto(f"/search/?q={ONLY_THERE}")
    assert readers[0].locator("mark").count() > 0, "once it is published, everybody finds it"


def seen_plain(answer: Any) -> bytes:
    """A body without its token and its own address."""
    body = re.sub(rb"/documents/[0-9a-f-]{36}/", b"", answer.body())
    return _CHANGING[0].sub(b"", body)
