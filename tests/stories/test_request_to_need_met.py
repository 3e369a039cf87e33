"""A State asks for help, a provider gives it; a year on the provider says "met", the State "partly", and both stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.stories.conftest import appears, faults_of, send
from tests.stories.installation import Installation
from tests.stories.test_year import told_by

TITLE = "A law on the return of assets"


def ask(page: Any) -> None:
    """The focal point writes a request by the page for it."""
    page.goto("/assistance/requests/new/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=text]", "We ask for advice to the ministry and for drafting of a law on the return of assets.")
    page.fill("[name=provisions]", "57")
    page.check("[name=kinds][value=legislative_drafting]")
    send(page, "main form[method=post] button.primary")
    page.wait_for_url(re.compile(r"/assistance/requests/[0-9a-f-]{36}/"))


def seen(page: Any) -> dict[str, str]:
    """What the pages of a provider say: lists, counts, suggestions; without the tokens of forms."""
    found = {}
    for address in ("", "requests/", "matches/", "grid/?chapter=ch.V", "year/2018/", "api"):
        answer = page.request.get("/api/v1/outcomes" if address == "api" else f"/assistance/{address}")
        found[address] = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text())
    return found


def proposals(page: Any) -> None:
    """Ask for proposals and wait until the worker has made them."""
    page.goto("/assistance/matches/")
    send(page, "button:has-text('Make proposals')")
    appears(page, "/assistance/matches/", "table.data tbody tr")


def step(page: Any, words: str, standing: str) -> None:
    """Press the button of a step; the match then stands there."""
    send(page, f"main button:has-text('{words}')")
    page.wait_for_selector(f"h1:has-text('{standing}')")


def answer(page: Any, address: str, met: str, because: str) -> None:
    """Say whether the need was met."""
    page.goto(address)
    page.check(f"[name=met][value={met}]")
    page.fill("#met-because", because)
    send(page, "button:has-text('Answer')")
    page.wait_for_selector(f"#met :text('{because}')")


def test_from_consent_to_two_answers(visit: Callable[..., Any], installation: Installation) -> None:
    focal = installation.person("Fatima", "focal_point", "Anti-corruption agency", jurisdiction="KGZ")
    donor = installation.person("Nora", "provider", "Agency", kind="international")
    told_by(installation, donor[0], "XM-DAC-41128", "Agency", 0)

    of_state, of_provider = visit("en", as_=focal), visit("en", as_=donor)
    before = seen(of_provider)
    ask(of_state)
    proposals(of_state)
    assert seen(of_provider) == before, "before the State consents nothing tells that there is a request"

    send(of_state, "table.data tbody th a >> nth=0")
    assert TITLE in of_state.inner_text("main")
    address = of_state.url
    assert of_provider.request.get(address).status == 404
    step(of_state, "Consent: the provider may see it", "The State consents")
    step(of_state, "Send to the provider", "Sent to the provider")

    of_provider.goto("/assistance/matches/")
    send(of_provider, "table.data tbody th a >> nth=0")
    assert of_provider.url == address
    assert TITLE in of_provider.inner_text("main")
    step(of_provider, "Acknowledge", "Acknowledged by the provider")
    step(of_provider, "Accept", "Accepted by the provider")
    step(of_provider, "It is under way", "Under way")
    step(of_provider, "It is delivered", "Delivered")

    answer(of_provider, address, "met", "The law is in force.")
    answer(of_state, address, "partly", "The by-laws are missing.")
    for page in (of_state, of_provider):
        page.goto(address)
        assert "Partly met" in page.inner_text("#state-answers")
        assert "Met" in page.inner_text("#provider-answers")
        assert "The by-laws are missing." in page.inner_text("#state-answers")
        assert faults_of(page) == []
