"""Every page with axe, in a browser: two languages in one theme each time, the whole matrix by `make pages`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from tests.stories.conftest import (
    LANGUAGES,
    SAMPLES,
    add_documents,
    desk_of,
    faults_of,
    overflow_of,
    send,
    sign_in,
    standing,
)
from tests.stories.installation import Installation

OPEN = (
    "/account/login/",
    "/account/password/reset/",
    "/no/such/page",
    "/documents/",
    "/reviews/",
    "/reviews/PLW/2/",
    "/states/PLW/",
    "/provisions/57(3)/",
    "/explore/",
    "/explore/?by=topic",
    "/explore/?by=state",
    "/explore/heat/",
    "/outcomes/?kind=assistance_need",
    "/search/",
    "/search/?q=confiscation",
    "/search/?q=zzzz",
    "/corpora/",
    "/codebook/",
    "{document}",
    "{document}desk/",
    "{laid_out}desk/",
    "{outcome}",
    "{join}",
    "/join/no-such-secret/",
)
SIGNED = (
    "/documents/",
    "/documents/add/",
    "{upload}",
    "{document}",
    "{document}desk/",
    "{laid_out}desk/",
    "{outcome}",
    "{outcome}correct",
    "{outcome}split",
    "/corpora/",
    "/corpora/freeze/",
    "{corpus}",
    "{corpus}changes/",
    "{cell}",
    "/codebook/",
    "/codebook/topics/",
    "/codebook/topics/recode/",
    "/samples/",
    "{sample}",
    "/people/",
    "/people/outbox/",
    "/tokens/",
    "/log/",
    "/account/2fa/",
    "/account/password/change/",
    "/account/email/",
    "/account/sessions/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
    "/account/logout/",
)
HELPED = (
    ("focal.point@localhost", ("/assistance/", "/assistance/requests/new/", "/assistance/requests/contact/")),
    ("provider@localhost", ("/assistance/", "/assistance/our-year/", "/assistance/requests/alerts/")),
    ("case.holder@localhost", ("/recovery/", "/recovery/requests/record/")),
    ("demo@localhost", ("/assistance/", "/recovery/", "/recovery/calls/open/")),
    ("", ("/assistance/", "/recovery/")),
)
"""Who looks at assistance and recovery, and where from: links are followed, one page of each kind."""
FURNISH = """
from merida.site.server.loading import furnish
print(len(list(furnish())))
"""
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[A-Z]{3}(?=/)|(?<=/)\d{4}(?=/)")
LIKE = re.compile(r"(?<=/add/)[a-z-]+|(?<=/rows/)[a-z-]+|(?<=/record/)[a-z-]+|(?<=/year/\*/)(?!file)[a-z]+")
"""Pages of one template, of which one is looked at; the whole matrix looks at each."""
NO_PAGE = re.compile(r"/(file|sheet|iati\.xml|template|letters?|matrix|update|institutions/[^/]+/actions)/?$")
LINKS = "[...document.querySelectorAll('main a[href]')].map(link => link.getAttribute('href'))"
INVITE = """
from django.utils import timezone
from merida.site.people.models import Organisation
from merida.site.people.services import invite_person
new = {"email": "new@example.org", "role": "reader", "organisation": Organisation.objects.first()}
print(invite_person(**new, by=None, at=timezone.now(), post=False)[1])
"""
ABSENT = ("/no/such/page", "/join/no-such-secret/")
EVERY_RUN = [("en", "light", 1280), ("ar", "light", 390)]
MATRIX = list(product(LANGUAGES, ("light", "dark"), (390, 1280)))
FOCUS_IS_SEEN = (
    "document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'"
)
WHOLE = os.environ.get("MERIDA_MATRIX") == "1"


@pytest.fixture(scope="module")
def addresses(chromium: Any, installation: Installation) -> dict[str, str]:
    """Documents are read, decided and counted, so that no page is empty; the addresses of what there is."""
    context = chromium.new_context(base_url=installation.address)
    page = context.new_page()
    sign_in(page, *installation.account)
    add_documents(page, [SAMPLES / "summary2-en.pdf", SAMPLES / "summary2-ar.docx", SAMPLES / "summary1-en.docx"])
    found = {"upload": page.url}
    for name, file in (("laid_out", "summary2-ar.docx"), ("document", "summary2-en.pdf")):
        desk_of(page, file)
        found[name] = page.url.partition("desk/")[0]
    found["outcome"] = f"/outcomes/{standing(page)['id'].removeprefix('outcome-')}/"
    page.click("details.menu > summary.button")
    send(page, "button[name=what][value='kind:assistance_need']")
    page.wait_for_selector(".notice-success")
    page.goto("/corpora/freeze/")
    page.fill("[name=name]", "Second cycle")
    page.fill("[name=cycle]", "2")
    send(page, "form.panel .primary")
    page.wait_for_selector("tr.total")
    found["corpus"] = page.url
    found["cell"] = str(page.get_attribute("tr.body a.figure >> nth=0", "href"))
    page.goto("/samples/")
    page.fill("[name=name]", "Drawn in spring")
    page.fill("[name=size]", "3")
    page.fill("[name=seed]", "57")
    send(page, "form.panel .primary")
    found["sample"] = page.url
    context.close()
    found["join"] = installation.python(INVITE).partition(installation.address)[2]
    return found


@pytest.fixture(scope="module")
def furnished(installation: Installation, addresses: dict[str, str]) -> str:
    """The demonstration has its rows of assistance and recovery; the password of its accounts."""
    assert int(installation.python(FURNISH)) > 5
    return installation.account[1]


@pytest.mark.parametrize(("language", "theme", "width"), MATRIX if WHOLE else EVERY_RUN)
def test_pages_are_for_everybody(
    visit: Callable[..., Any],
    analyst: tuple[str, str],
    addresses: dict[str, str],
    language: str,
    theme: str,
    width: int,
) -> None:
    stranger = visit(language, theme=theme, width=width)
    signed = visit(language, theme=theme, width=width, as_=analyst)
    faults = [fault for path in OPEN for fault in looked_at(stranger, path.format(**addresses))]
    faults += [fault for path in SIGNED for fault in looked_at(signed, path.format(**addresses))]
    assert faults == []


@pytest.mark.parametrize(("language", "theme", "width"), MATRIX if WHOLE else EVERY_RUN)
def test_pages_of_assistance_and_recovery_are_for_everybody(
    visit: Callable[..., Any], furnished: str, language: str, theme: str, width: int
) -> None:
    seen, faults = set[str](), list[str]()
    for email, begins in HELPED:
        page = visit(language, theme=theme, width=width, as_=(email, furnished) if email else None)
        waiting = [*begins]
        seen -= {*begins}  # they show each something else
        while waiting:
            path = waiting.pop(0).partition("#")[0]
            kind = KEY.sub("*", path.partition("?")[0])
            kind = kind if WHOLE else LIKE.sub("*", kind)
            if kind in seen or NO_PAGE.search(kind) or not kind.startswith(("/assistance/", "/recovery/")):
                continue
            faults += looked_at(page, path)
            seen.add(kind)
            waiting += page.evaluate(LINKS)
    assert faults == []
    assert len(seen) > 50, sorted(seen)


def looked_at(page: Any, path: str) -> list[str]:
    """What is wrong with a page."""
    answer = page.goto(path)
    found = faults_of(page)
    if answer.status >= 400 and path not in ABSENT:
        found.append(f"{page.url} answers {answer.status}")
    if overflow_of(page) > 0:
        found.append(f"{page.url} is wider than its window by {overflow_of(page)} pixels")
    return found


def test_language_theme_and_menus_work_without_scripts(visit: Callable[..., Any]) -> None:
    page = visit("en", scripts=False)
    page.goto("/account/login/")
    page.click("summary[aria-label='Language']")
    send(page, "text=Русский")
    assert page.get_attribute("html", "lang") == "ru"
    page.click("summary[aria-label='Светлая или темная тема']")
    send(page, "text=Темная")
    assert page.get_attribute("html", "data-theme") == "dark"
    assert page.url.endswith("/account/login/")


def test_arabic_is_mirrored_and_keeps_its_letters_whole(visit: Callable[..., Any]) -> None:
    page = visit("ar")
    page.goto("/account/login/")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    name, tools = page.locator(".name").bounding_box(), page.locator(".tools").bounding_box()
    assert name["x"] > tools["x"]
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") in {"normal", "0px"}


def test_the_keyboard_reaches_everything_and_one_sees_where_it_is(visit: Callable[..., Any]) -> None:
    page = visit("en")
    page.goto("/account/login/")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(len(page.query_selector_all("header a, header summary, main input")) + 4):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
        assert page.evaluate(FOCUS_IS_SEEN)
    assert {"login", "password"} <= seen
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()
