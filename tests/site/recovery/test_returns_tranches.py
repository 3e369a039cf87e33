"""The path of article 57 by State and by tranche: what is said of one transfer is not said of another."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.choices.requests import Channel, LegalRequestKind
from merida.site.recovery.models import Case, Claim, Event
from merida.site.recovery.selectors.article57 import Article57Page, article57_page
from merida.site.recovery.services.positions import record_position, take_back_position
from merida.site.recovery.services.recording import record_claim, record_event
from merida.site.recovery.whose import code_of
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def tranches(holder: Person, opened: Case) -> list[Event]:
    """Two transfers: the first after enforcement of a foreign order, the second on the sender's own proceedings."""
    with acting_as(holder):
        return [
            record_event(
                case=opened, kind="transferred", quantity=Quantity.of(amount, "USD"), when=When.of(year), route=route,
                by=holder, at=NOW,
            )
            for amount, year, route in ((10, "2018", "55_1_b"), (20, "2021", "own"))
        ]  # fmt: skip


def page(case: Case, holder: Person, tranche: Event | None = None) -> Article57Page:
    with acting_as(holder), translation.override("en"):
        return article57_page(case=case, seen_by=current(), tranche=tranche)


def say(holder: Person, case: Case, topic: str, value: str, **more: Any) -> Any:
    with acting_as(holder):
        return record_position(case=case, topic=topic, value=value, of="CHE", source="x", by=holder, at=NOW, **more)


def test_each_tranche_has_its_route_and_its_answer(holder: Person, opened: Case, tranches: list[Event]) -> None:
    say(holder, opened, "basis", "57(3)(a)")
    say(holder, opened, "basis", "remission", event=tranches[1])
    assert [(one.here, one.own) for one in page(opened, holder).tranches] == [(True, 0), (False, 0), (False, 1)]
    bases = [
        {one.code: one.basis for one in page(opened, holder, tranche).speakers}["CHE"]
        for tranche in (None, tranches[0], tranches[1])
    ]
    assert bases == ["57(3)(a)", "57(3)(a)", "Domestic remission or restoration"]
    answers = []
    for tranche in tranches:
        shown = page(opened, holder, tranche)
        at = [one.code for one in shown.speakers].index("CHE")
        answers.append(shown.letters[0].answers[at].code)
    assert answers == ["open", "own_proceedings"]
    assert [one.value for one in page(opened, holder, tranches[1]).positions if one.of_tranche] == [
        "Domestic remission or restoration"
    ]


def test_the_same_may_be_said_of_the_whole_and_of_a_tranche_but_once_of_each(
    holder: Person, opened: Case, tranches: list[Event]
) -> None:
    say(holder, opened, "route", "own_proceedings")
    made = say(holder, opened, "route", "own_proceedings", event=tranches[0])
    with pytest.raises(Refusal, match="already"):
        say(holder, opened, "route", "own_proceedings", event=tranches[0])
    with acting_as(holder):
        take_back_position(position=made, by=holder, at=NOW, because="Of the other transfer.")
    assert not any(one.own for one in page(opened, holder).tranches)
    with acting_as(holder):
        frozen = record_event(case=opened, kind="frozen", by=holder, at=NOW)
    with pytest.raises(Refusal, match="transfer"):
        say(holder, opened, "route", "voluntary", event=frozen)


def test_a_tranche_is_chosen_on_the_form_and_shown_on_its_page(
    client: Client, holder: Person, opened: Case, tranches: list[Event]
) -> None:
    client.force_login(holder)
    add, path = (reverse(f"recovery:{name}", args=[opened.pk]) for name in ("add_position", "article57"))
    given = {"of": "CHE", "said": "final_judgment=waived", "source": "a letter", "event": str(tranches[0].pk)}
    answer = client.post(add, given)
    assert answer["Location"] == f"{path}?tranche={tranches[0].pk}"
    assert "of this tranche" in client.get(answer["Location"]).content.decode()
    assert "a letter" not in client.get(path).content.decode()
    paper = client.get(reverse("recovery:article57_file", args=[opened.pk]), {"tranche": str(tranches[0].pk)})
    with ZipFile(BytesIO(paper.content)) as file:
        assert "Transferred, 2018" in file.read("word/document.xml").decode()
    assert client.get(path, {"tranche": "none of ours"}).status_code == 200


def test_a_case_of_one_transfer_speaks_of_no_tranche(client: Client, holder: Person, opened: Case) -> None:
    client.force_login(holder)
    with acting_as(holder):
        record_event(case=opened, kind="transferred", by=holder, at=NOW)
    assert page(opened, holder).tranches == ()
    assert 'name="event"' not in client.get(reverse("recovery:add_position", args=[opened.pk])).content.decode()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Switzerland", "CHE"), ("Suisse", "CHE"), ("Suiza", "CHE"), ("Швейцария", "CHE"), ("سويسرا", "CHE"),
        ("瑞士", "CHE"), ("che", "CHE"), ("the United States", "USA"), ("European Union", "EU"), ("EU", "EU"),
        ("Jersey", "JEY"), ("World Bank", ""), ("FBI", ""), ("IMF", ""), ("Central Bank of Kenya", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_state_is_known_by_its_code_or_its_name_in_six_languages(written: str, code: str) -> None:
    assert code_of(written) == code


def test_the_basis_of_a_statement_is_that_of_the_state_however_it_is_written(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        for whose in ("Швейцария", "IMF"):
            record_claim(
                case=opened, stage="transferred", words=whose, quantity=Quantity.of(1, "USD"), whose=whose,
                disposal="sharing", by=holder, at=NOW,
            )  # fmt: skip
        assert sorted(Claim.objects.values_list("whose", flat=True)) == ["CHE", "IMF"]
    assert {one.code: one.basis for one in page(opened, holder).speakers} == {
        "": "Sharing agreement", "CHE": "Sharing agreement",
    }  # fmt: skip


def test_the_test_of_scope_is_proposed_until_the_case_states_it(client: Client, holder: Person, opened: Case) -> None:
    client.force_login(holder)
    said = "The offences and jurisdictions say: An offence of the Convention and at least two jurisdictions."
    describe = reverse("recovery:add", args=[opened.pk, "describe"])
    case = reverse("recovery:case", args=[opened.pk])
    assert said in client.get(case).content.decode()
    form = client.get(describe)
    assert said in form.content.decode() and form.context["form"]["scope"].value() == "international"
    given = {"name": opened.name, "offences": "17, 23", "scope": "international", "scope_because": "Two States."}
    assert client.post(describe, given).status_code == 303
    assert said not in client.get(case).content.decode()


def test_provisions_in_labels_stay_in_one_piece_in_arabic() -> None:
    with translation.override("ar"):
        assert "\u206655(1)(b)\u2069" in str(LegalRequestKind.ENFORCEMENT.label)
        assert "\u206646(13)\u2069" in str(Channel.CENTRAL_AUTHORITY.label)
    with translation.override("en"):
        assert str(LegalRequestKind.ENFORCEMENT.label) == "Enforcement of an order (55(1)(b))"


def test_a_cost_that_the_ledger_took_is_described_and_not_counted_twice(
    client: Client, holder: Person, opened: Case
) -> None:
    client.force_login(holder)
    with acting_as(holder):
        taken = record_event(
            case=opened,
            kind="expenses_57_4",
            quantity=Quantity.of(8, "USD"),
            when=When.of("2026-05"),
            by=holder,
            at=NOW,
        )
    assert [one.source for one in page(opened, holder).costs] == ["Expenses deducted under 57(4), May 2026"]
    add = reverse("recovery:add_cost", args=[opened.pk])
    assert client.post(add, {"kind": "custody", "event": str(taken.pk)}).status_code == 422
    assert client.post(add, {"kind": "prosecution"}).status_code == 422
    assert client.post(add, {"kind": "prosecution", "event": str(taken.pk), "of": "CHE"}).status_code == 303
    (total,) = page(opened, holder).cost_totals
    assert str(total.total.sums[0].quantity) == "8.00 USD"


def test_what_is_only_reported_is_no_tranche(holder: Person, opened: Case, tranches: list[Event]) -> None:
    with acting_as(holder):
        record_event(case=opened, kind="transferred", status="reported", by=holder, at=NOW)
    assert len(page(opened, holder).tranches) == 3
