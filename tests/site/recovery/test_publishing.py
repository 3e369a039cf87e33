"""Publishing is an explicit act; the public reads copies that lead back to no case; persons are worded by the rule."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone, translation

from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.asking import NOBODY, asking
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.choices.public import Promise
from merida.site.recovery.models import Case, Publication, PublicReply, PublishedFact
from merida.site.recovery.models.public import CasePublication
from merida.site.recovery.selectors.public import public_home, public_rows, state_page
from merida.site.recovery.selectors.publishing import draft_of, publishable
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import load_events
from merida.site.recovery.services.publishing import (
    Chosen,
    answer_reply,
    publish_case,
    send_reply,
    withdraw_publication,
)
from merida.site.recovery.wording import Named, unworded
from merida.tabular.delimited import sheet_of_text
from merida.tracing.table import events_of

pytestmark = pytest.mark.django_db(transaction=True)

REGISTER = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text("utf-8")


@pytest.fixture
def register(analyst: Person, own_files: Any) -> Person:
    """Who loaded the register of published sources."""
    lines = REGISTER.splitlines(keepends=True)
    kept = [lines[0], *(line for line in lines if "KGZ" in line)]
    with acting_as(analyst):
        load_events(
            portions=portions(events_of(sheet_of_text("".join(kept)))), by=analyst, at=timezone.now(), public=True,
            name="register.csv",
        )  # fmt: skip
    return analyst


def publish(by: Person, case: Case, **how: Any) -> Publication:
    with acting_as(by):
        facts = {event.pk: Chosen(verified_by="an audit office") for event in publishable(case)}
        given = {"title": "Return of assets to Kyrgyzstan", "summary": "", "facts": facts, **how}
        return publish_case(case=case, by=by, at=timezone.now(), **given)


def kyrgyz(by: Person) -> Case:
    with acting_as(by):
        return next(case for case in Case.objects.all() if any(e.stage == "transferred" for e in publishable(case)))


def test_what_is_published_is_read_by_everybody_without_a_way_back(register: Person) -> None:
    made = publish(register, kyrgyz(register))
    with asking(NOBODY), translation.override("en"):
        page = state_page(state="KGZ")
        stages = {total.stage for side in page.sides for total in side.totals}
        assert Promise.TRANSFERRED in stages
        assert {fact.verified_by for side in page.sides for fact in side.facts} == {"an audit office"}
        assert made.identifier.startswith("KGZ/") and made.identifier.count("/") == 2
        assert not CasePublication.objects.exists() or Case.objects.exists()
        assert all(row["unit"] for row in public_rows(state="KGZ") if row["disclosed"])
    linked = {field.name for field in PublishedFact._meta.get_fields() if field.is_relation}
    assert linked == {"publication"}


def test_stages_are_never_added(register: Person) -> None:
    publish(register, kyrgyz(register))
    with asking(NOBODY), translation.override("en"):
        for side in state_page(state="KGZ").sides:
            for line in side.totals:
                of_stage = [fact for fact in side.facts if fact.stage == line.stage]
                minor = sum(fact.stated.quantity.minor for fact in of_stage if fact.stated)
                assert sum(one.quantity.minor for one in line.total.sums) == minor
                assert line.facts == len(of_stage)


def test_only_who_holds_the_consent_publishes(register: Person, holder: Person, person: Callable[..., Person],
                                              state: Callable[[str], Organisation], opened: Case) -> None:  # fmt: skip
    case = kyrgyz(register)
    with pytest.raises(PermissionDenied):
        publish(holder, case)
    with pytest.raises(PermissionDenied):
        publish(register, opened)


def test_a_later_version_replaces_and_a_withdrawal_says_why(register: Person) -> None:
    case = kyrgyz(register)
    first, second = publish(register, case), publish(register, case, title="Return of assets, 2019")
    assert (first.identifier, first.version, second.version) == (second.identifier, 1, 2)
    with asking(NOBODY), translation.override("en"):
        assert [line.title for line in state_page(state="KGZ").publications] == ["Return of assets, 2019"]
    with acting_as(register):
        link = CasePublication.objects.get(publication=second)
        with pytest.raises(Refusal):
            withdraw_publication(link=link, by=register, at=timezone.now(), because=" ")
        withdraw_publication(link=link, by=register, at=timezone.now(), because="The amount was not final.")
    with asking(NOBODY), translation.override("en"):
        assert not state_page(state="KGZ").sides
        assert public_home().publications == 0
    answer = Client().get(f"/recovery/publications/{second.pk}/")
    assert b"The amount was not final." in answer.content
    assert b"an audit office" not in answer.content


@pytest.mark.parametrize(
    ("status", "text", "refused"),
    [
        ("suspected", "John Doe took the money.", True),
        ("suspected", "John Doe is alleged to have taken the money.", False),
        ("suspected", "It is alleged. John Doe took it.", True),
        ("charged", "По данным обвинения, John Doe обвиняется в хищении.", False),
        ("charged", "据称 John Doe 涉嫌贪污。", False),
        ("convicted_first", "John Doe was convicted.", True),
        ("convicted_finally", "John Doe took the money.", False),
        ("acquitted", "John Doe was alleged to have taken it.", True),
        ("not_a_party", "John Doe, alleged owner.", True),
        ("suspected", "Johnny Doebling took it.", False),
    ],
)
def test_nobody_is_named_as_if_convicted(status: str, text: str, refused: bool) -> None:
    assert (unworded(text, [Named(("John Doe",), status)]) is not None) == refused


def test_a_name_that_is_withheld_is_refused(register: Person) -> None:
    case = kyrgyz(register)
    with acting_as(register):
        Case.objects.filter(pk=case.pk).update(aliases=["The harbour affair"], aliases_withheld=True)
        case.refresh_from_db()
    with pytest.raises(Refusal, match="withholds"):
        publish(register, case, summary="Known as the harbour affair.")


def test_a_correction_reaches_the_authority_and_nobody_else(register: Person, holder: Person) -> None:
    made = publish(register, kyrgyz(register))
    sent = Client().post(
        f"/recovery/publications/{made.pk}/reply",
        {"kind": "correction", "words": "It was 4.6 million.", "address": "a@example.org"},
    )
    assert sent.status_code == 200
    with asking(NOBODY):
        assert not PublicReply.objects.exists()
    with acting_as(holder):
        assert not PublicReply.objects.exists()
    with acting_as(register):
        reply = PublicReply.objects.get()
        with pytest.raises(Refusal):
            answer_reply(reply=reply, answered="declined", answer="", by=register, at=timezone.now())
        answer_reply(reply=reply, answered="shown", answer="Two sources differ.", by=register, at=timezone.now())
    page = Client().get(f"/recovery/publications/{made.pk}/").content.decode()
    assert "It was 4.6 million." in page and "Two sources differ." in page and "a@example.org" not in page


def test_too_much_is_refused_in_a_sentence(register: Person) -> None:
    made = publish(register, kyrgyz(register))
    with asking(NOBODY), pytest.raises(Refusal, match="too long"):
        send_reply(publication=made, kind="reply", words="x" * 6000, at=timezone.now())


def test_the_page_of_publishing_offers_what_was_published_before(register: Person) -> None:
    case = kyrgyz(register)
    with acting_as(register):
        first = publishable(case)[0]
        publish_case(case=case, title="Return", summary="", facts={first.pk: Chosen()}, by=register, at=timezone.now())
        draft = draft_of(case=case)
    assert [fact.published for fact in draft.facts].count(True) == 1
    assert draft.title == "Return"
