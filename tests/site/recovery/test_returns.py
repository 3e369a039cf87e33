"""Article 57 of a case: what each State says, side by side, with its source; costs apart; an arrangement or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.models import Case, Cost, Position
from merida.site.recovery.selectors.article57 import Article57Page, article57_page
from merida.site.recovery.selectors.steps import steps_page
from merida.site.recovery.services.agreements import add_agreement
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import load_events
from merida.site.recovery.services.orders import record_order
from merida.site.recovery.services.positions import record_cost, record_position, take_back_position
from merida.site.recovery.services.requests import record_request
from merida.tabular.delimited import sheet_of_text
from merida.tracing.agreements import Term
from merida.tracing.table import events_of

pytestmark = pytest.mark.django_db(transaction=True)
REGISTER = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text("utf-8")
AT = timezone.now()


def says(by: Person, case: Case, of: str = "", /, **topics: str) -> list[Position]:
    with acting_as(by):
        return [
            record_position(case=case, topic=topic, value=value, of=of, source="a note verbale", by=by, at=AT)
            for topic, said in topics.items()
            for value in said.split("|")
        ]


def page_of(by: Person, case: Case) -> Article57Page:
    with acting_as(by):
        return article57_page(case=Case.objects.get(pk=case.pk), seen_by=current())


def answers(page: Article57Page, speaker: str) -> list[str]:
    column = [one.code for one in page.speakers].index(speaker)
    return [table.answers[column].code for table in page.letters]


def test_the_return_to_kyrgyzstan_own_proceedings_remission_and_an_arrangement_as_one_state_said(
    analyst: Person, own_files: Any
) -> None:
    lines = REGISTER.splitlines(keepends=True)
    with acting_as(analyst):
        load_events(
            portions=portions(events_of(sheet_of_text("".join([lines[0], *(one for one in lines if "KGZ" in one)])))),
            by=analyst, at=AT, public=True, name="register.csv",
        )  # fmt: skip
        case = Case.objects.get(reference="bakiyev-gourevitch-usa")
    says(analyst, case, "USA", route="own_proceedings", basis="remission", arrangement="case_by_case")
    says(analyst, case, "KGZ", offence="17", public_funds="yes")
    page = page_of(analyst, case)
    assert answers(page, "USA")[0] == "own_proceedings"
    first = page.letters[0].answers[[one.code for one in page.speakers].index("USA")]
    assert (first.name, "55" in first.law) == ("Conditions not met: own proceedings", True)
    united_states = next(one for one in page.speakers if one.code == "USA")
    assert united_states.basis == "Domestic remission or restoration"
    assert united_states.arrangement == "Case by case"
    assert answers(page, "KGZ")[0] == "open", "one State's words are not the other's"
    assert {one.by for one in page.positions} >= {"Kyrgyzstan", "United States of America"}


def test_what_supports_a_condition_and_what_speaks_against_it_are_both_there(holder: Person, opened: Case) -> None:
    says(holder, opened, "CHE", route="55(1)(b)", final_judgment="yes", offence="17", public_funds="yes")
    says(holder, opened, "PLW", route="own_proceedings")
    page = page_of(holder, opened)
    column = [one.code for one in page.speakers].index("CHE")
    row = next(one for one in page.letters[0].rows if one.code == "executed_under_55")
    assert row.cells[column].status == "met"
    assert [one.source for one in row.cells[column].supports] == ["a note verbale"]
    assert [one.by for one in row.cells[column].against] == ["Palau"]
    assert [one.topic for one in page.differences if "Route" in one.topic] == ["Route"]
    assert answers(page, "CHE")[0] == "applies"
    assert answers(page, "PLW")[0] == "own_proceedings"


def test_orders_requests_and_offences_of_the_case_speak_as_its_record(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        record_order(case=opened, kind="confiscation", ground="conviction", jurisdiction="CHE",
                     made_on=date(2026, 1, 20), by=holder, at=AT)  # fmt: skip
        record_request(case=opened, direction="out", kind="enforcement", from_jurisdiction="PLW", to_jurisdiction="CHE",
                       subject="Enforcement of an order", channel="central_authority", sent_on=date(2026, 2, 1),
                       by=holder, at=AT)  # fmt: skip
    page = page_of(holder, opened)
    assert [one.code for one in page.speakers] == [""]
    statuses = {one.code: one.cells[0].status for one in page.letters[0].rows}
    assert (statuses["confiscated"], statuses["request"]) == ("met", "met")
    assert {one.topic for one in page.positions} >= {"Ground of the order", "Another State party requested it"}
    assert all(one.take_back_url == "" for one in page.positions), "the record is corrected where it is kept"


def test_a_position_has_a_source_is_recorded_once_and_taken_back_with_a_reason(holder: Person, opened: Case) -> None:
    (position,) = says(holder, opened, "CHE", basis="57(3)(c)")
    with acting_as(holder):
        again = {"case": opened, "topic": "basis", "value": "57(3)(c)", "of": "CHE", "source": "x"}
        with pytest.raises(Refusal, match="recorded already"):
            record_position(by=holder, at=AT, **again)
        with pytest.raises(Refusal, match="where it is said"):
            record_position(case=opened, topic="basis", value="57(3)(a)", source=" ", by=holder, at=AT)
        with pytest.raises(Refusal, match="from the lists"):
            record_position(case=opened, topic="basis", value="57(9)", source="x", by=holder, at=AT)
        with pytest.raises(Refusal, match="2014-02-10"):
            record_position(case=opened, topic="basis", value="none", source="x", on="10.2.2014", by=holder, at=AT)
        with pytest.raises(Refusal, match="Say why"):
            take_back_position(position=position, by=holder, at=AT, because="")
        take_back_position(position=position, by=holder, at=AT, because="it was the other note")
        assert not Position.objects.live().exists()
        assert Position.objects.count() == 2, "what was recorded stays readable"
        with pytest.raises(Refusal, match="in the meantime"):
            take_back_position(position=position, by=holder, at=AT, because="twice")


def test_what_was_recorded_cannot_be_changed_in_the_database(holder: Person, opened: Case) -> None:
    says(holder, opened, "CHE", basis="57(3)(c)")
    with acting_as(holder), pytest.raises(DatabaseError), transaction.atomic():
        Position.objects.update(value="57(3)(a)")


def test_outside_of_the_team_nothing_is_there_and_nothing_can_be_added(
    holder: Person, opened: Case, colleague: Person
) -> None:
    says(holder, opened, "CHE", basis="57(3)(c)")
    with acting_as(colleague):
        assert not Position.objects.exists()
        assert not Case.objects.exists()
        with pytest.raises(PermissionDenied):
            record_position(case=opened, topic="basis", value="none", source="x", by=colleague, at=AT)
    assert page_of(holder, opened).may_record


def test_expenses_stand_apart_and_an_agreement_may_say_that_nothing_is_deducted(holder: Person, opened: Case) -> None:
    says(holder, opened, "CHE", basis="57(3)(c)")
    money = Stated(Quantity.of("10", "CHF"))
    with acting_as(holder):
        opened.jurisdictions.model.objects.create(
            case=opened, role="requested", jurisdiction="CHE", originator=opened.originator,
            consent_holder=opened.consent_holder, audience=opened.audience, team=opened.team,
        )  # fmt: skip
        for kind, of in (("prosecution", "CHE"), ("custody", "CHE"), ("lawyers_of_recipient", "PLW")):
            record_cost(case=opened, kind=kind, of=of, stated=money, deducted=kind == "prosecution", source="x",
                        by=holder, at=AT)  # fmt: skip
    page = page_of(holder, opened)
    assert {one.kind: one.code for one in page.costs} == {
        "Prosecution": "may_be_deducted", "Custody": "kept_apart", "The recipient’s lawyers": "kept_apart",
    }  # fmt: skip
    assert [str(one.total.of("CHF").quantity) for one in page.cost_totals] == ["10.00 CHF"] * 3  # type: ignore[union-attr]
    with acting_as(holder):
        add_agreement(
            title="Arrangement", kind="case_by_case", parties=["CHE", "PLW"], case=opened, source="a copy",
            terms=[Term("costs", ("no_deduction",))], by=holder, at=AT,
        )  # fmt: skip
    told = {one.kind: (one.code, one.doubt) for one in page_of(holder, opened).costs}
    assert told["Prosecution"] == ("decided_otherwise", True), "it was deducted all the same"


def test_a_cost_needs_a_kind_and_a_source_and_an_amount_above_nought(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        with pytest.raises(Refusal, match="kind of cost"):
            record_cost(case=opened, kind="travel", source="x", by=holder, at=AT)
        with pytest.raises(Refusal, match="where it is said"):
            record_cost(case=opened, kind="custody", by=holder, at=AT)
        with pytest.raises(Refusal, match="above nought"):
            record_cost(case=opened, kind="custody", source="x", stated=Stated(Quantity(0, "USD")), by=holder, at=AT)
        cost = record_cost(case=opened, kind="custody", source="x", by=holder, at=AT)
        with pytest.raises(Refusal, match="Say why"):
            record_cost(case=opened, kind="custody", source="x", replaces=cost, by=holder, at=AT)
        record_cost(case=opened, kind="management", source="x", replaces=cost, because="misread", by=holder, at=AT)
        assert [one.kind for one in Cost.objects.live()] == ["management"]


def test_the_steps_without_an_arrangement_are_complete_and_with_one_have_more(holder: Person, opened: Case) -> None:
    says(holder, opened, "CHE", basis="57(3)(c)", final_judgment="waived")
    with acting_as(holder):
        page = steps_page(case=opened, way="", seen_by=current())
        assert page.way == "without", "no arrangement is the rule"
        standing = {one.name: one.standing for one in page.lines}
        assert standing["Each State says which letter of 57(3), or what else, it rests on"] == "taken"
        assert standing["It is transferred"] in ("next", "open")
        assert len(steps_page(case=opened, way="with", seen_by=current()).lines) > len(page.lines)
        add_agreement(title="A", kind="case_by_case", parties=["CHE", "PLW"], case=opened, source="x", terms=[],
                      by=holder, at=AT)  # fmt: skip
        assert steps_page(case=opened, way="", seen_by=current()).way == "with"


def test_a_stranger_to_every_office_reads_nothing(
    person: Callable[..., Person], state: Callable[[str], Organisation], holder: Person, opened: Case
) -> None:
    says(holder, opened, "CHE", basis="57(3)(c)")
    for role in ("secretariat", "administrator", "focal_point"):
        with acting_as(person(f"a {role}", role, state("PLW"))):
            assert not Position.objects.exists()
