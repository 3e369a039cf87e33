"""Use of what was returned: allocation, project, disbursement; spending without a transfer; observers; corrections."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from merida.money.events import Event as LedgerEvent
from merida.money.events import transaction as in_ledger
from merida.money.qualified import Stated
from merida.money.reconciliation import statements
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited
from merida.site.recovery.models import Case, Event, Posting, Use
from merida.site.recovery.selectors.entries import transactions_of
from merida.site.recovery.selectors.use import UsePage, use_page, use_table
from merida.site.recovery.services.use import correct_use, record_use, report_on_use, take_back_use

pytestmark = pytest.mark.django_db(transaction=True)
AT = timezone.now()


def usd(value: str | int) -> Stated:
    return Stated(Quantity.of(value, "USD"))


def transferred(by: Person, case: Case, value: str, stage: str = "transferred") -> Event:
    """An event of the ledger with its postings."""
    quantity = Quantity.of(value, "USD")
    made = in_ledger(LedgerEvent("x", stage, quantity, When(2019), AT.date()))  # type: ignore[arg-type]
    with acting_as(by):
        event = Event.objects.create(
            case=case, stage=stage, unit=quantity.unit, minor=quantity.minor, happened="2019", learnt_on=AT.date(),
            recorded_at=AT, recorded_by=by, **inherited(case),
        )  # fmt: skip
        for number, one in enumerate(made.postings):
            Posting.objects.create(
                event=event, number=number, account=one.account, unit=one.quantity.unit, minor=one.quantity.minor,
                **inherited(case),
            )  # fmt: skip
        return event


def used(by: Person, case: Case, kind: str, title: str, value: str | None = None, **more: Any) -> Use:
    with acting_as(by):
        return record_use(
            case=case, kind=kind, title=title, stated=usd(value) if value else None, by=by, at=AT,
            **({"source": "https://example.org/report"} | more),
        )  # fmt: skip


def page_of(by: Person, case: Case) -> UsePage:
    with acting_as(by):
        return use_page(case=case, seen_by=current())


def test_the_tree_from_the_tranche_to_what_was_paid(holder: Person, opened: Case) -> None:
    tranche = transferred(holder, opened, "4500000")
    allocation = used(holder, opened, "allocation", "Social projects", "4000000", event=tranche,
                      purposes=["social_projects"])  # fmt: skip
    school = used(holder, opened, "project", "A school", "1000000", under=allocation)
    used(holder, opened, "disbursement", "Roof", "300000", under=school, women=120, men=80, beneficiaries=230)
    used(holder, opened, "project", "Seven ambulances", under=allocation, form="in_kind")
    page = page_of(holder, opened)
    assert [(one.level, one.title) for one in page.lines] == [
        (0, "Social projects"), (1, "A school"), (2, "Roof"), (1, "Seven ambulances"),
    ]  # fmt: skip
    assert page.lines[0].tranche == "Transferred, 2019"
    assert page.lines[0].purposes == ("Social projects",)
    assert [(one.name, one.count) for one in page.totals] == [
        ("Transferred", 1), ("Allocation", 1), ("Project", 2), ("Disbursement", 1),
    ]  # fmt: skip
    assert page.totals[2].total.not_disclosed == 1, "what is not disclosed is counted, and is not nought"
    assert (page.women, page.men, page.unstated) == (120, 80, 30)
    assert [(one.unit, [bar.value for bar in one.bars]) for one in page.charts] == [
        ("USD", [4500000, 4000000, 1000000, 300000])
    ]
    assert page.alerts == ()


def test_spending_without_a_transfer_raises_an_alert(holder: Person, opened: Case) -> None:
    used(holder, opened, "disbursement", "Cash transfers", "37000000")
    assert page_of(holder, opened).alerts == ("Something was spent, and no transfer is recorded as done.",)
    transferred(holder, opened, "321000000")
    assert page_of(holder, opened).alerts == ()


def test_what_the_ledger_has_as_used_without_a_transfer_raises_it_too(holder: Person, opened: Case) -> None:
    transferred(holder, opened, "37", stage="used")
    page = page_of(holder, opened)
    assert page.alerts == ("Something was spent, and no transfer is recorded as done.",)
    assert [(one.name, one.count) for one in page.totals] == [("Used, as the ledger has it", 1)]


def test_more_spent_than_arrived_and_parts_above_their_whole_are_said(holder: Person, opened: Case) -> None:
    transferred(holder, opened, "100")
    allocation = used(holder, opened, "allocation", "All", "100")
    used(holder, opened, "disbursement", "One", "90", under=allocation)
    used(holder, opened, "disbursement", "Two", "20", under=allocation)
    page = page_of(holder, opened)
    assert any("More was spent (USD\N{NO-BREAK SPACE}110)" in one for one in page.alerts)
    assert any("linked to no transfer" in one for one in page.alerts)
    assert "makes USD 110, more than USD 100" in page.lines[0].alerts[0].replace("\N{NO-BREAK SPACE}", " ")


def test_a_disbursement_may_be_an_event_of_the_ledger_and_is_corrected_and_taken_back_with_it(
    holder: Person, opened: Case
) -> None:
    transferred(holder, opened, "100", stage="received")
    payment = used(holder, opened, "disbursement", "Paid", "60", booked=True, on="2020-05")

    def in_the_books() -> str:
        with acting_as(holder):
            (statement,) = statements(transactions_of(opened.events.all()))
            return f"{statement.sum('in', 'used').number()} used, {statement.sum('rest', 'received').number()} left"

    assert in_the_books() == "60.00 used, 40.00 left"
    with acting_as(holder):
        better = correct_use(use=payment, stated=usd("70"), because="a later report", by=holder, at=AT)
    assert in_the_books() == "70.00 used, 30.00 left"
    assert [(one.name, one.count) for one in page_of(holder, opened).totals] == [
        ("Received", 1), ("Used, as the ledger has it", 1), ("Disbursement", 1),
    ]  # fmt: skip
    with acting_as(holder):
        take_back_use(use=better, by=holder, at=AT, because="of another case")
    assert in_the_books() == "0.00 used, 100.00 left"
    for wrong in ({"kind": "project", "value": "5"}, {"kind": "disbursement"}):
        with pytest.raises(Refusal, match="Only a disbursement with its amount"):
            used(holder, opened, title="x", booked=True, **wrong)


def test_other_currencies_stand_beside_each_other_and_are_never_added(holder: Person, opened: Case) -> None:
    transferred(holder, opened, "100")
    allocation = used(holder, opened, "allocation", "All", "100")
    with acting_as(holder):
        record_use(
            case=opened, kind="disbursement", title="In soms", stated=Stated(Quantity.of("6900000", "KGS"), "about"),
            under=allocation, source="x", by=holder, at=AT,
        )  # fmt: skip
    page = page_of(holder, opened)
    assert [one.unit for one in page.charts] == ["KGS", "USD"]
    assert page.lines[0].alerts == ()
    assert not any("More was spent" in one for one in page.alerts)


def test_a_correction_takes_the_place_of_a_use_and_what_stood_under_it_stays(holder: Person, opened: Case) -> None:
    allocation = used(holder, opened, "allocation", "Social projects", "400")
    used(holder, opened, "project", "A school", "100", under=allocation)
    with acting_as(holder):
        better = correct_use(use=allocation, stated=usd("450"), because="the figure was rounded", by=holder, at=AT)
        with pytest.raises(Refusal, match="in the meantime"):
            correct_use(use=allocation, stated=usd("460"), because="again", by=holder, at=AT)
    page = page_of(holder, opened)
    assert [(one.level, one.title, str(one.stated.quantity)) for one in page.lines if one.stated] == [
        (0, "Social projects", "450.00 USD"), (1, "A school", "100.00 USD"),
    ]  # fmt: skip
    assert page.lines[0].corrected == "the figure was rounded"
    with acting_as(holder):
        with pytest.raises(Refusal, match="stands under it"):
            take_back_use(use=better, by=holder, at=AT, because="x")
        school = Use.objects.live().get(title="A school")
        take_back_use(use=school, by=holder, at=AT, because="of another case")
        take_back_use(use=better, by=holder, at=AT, because="of another case")
        assert not Use.objects.live().exists()
        assert Use.objects.count() == 5, "everything stays readable"
    assert page_of(holder, opened).lines == ()


def test_observers_report_and_change_no_amount(holder: Person, opened: Case) -> None:
    allocation = used(holder, opened, "allocation", "Social projects", "400", verifier="A development bank")
    with acting_as(holder):
        report_on_use(use=allocation, kind="observer", by_whom="A coalition", finding="in_part", words="two of three",
                      on="2021-05", source="https://example.org/monitor", by=holder, at=AT)  # fmt: skip
        with pytest.raises(Refusal, match="Say whose report"):
            report_on_use(use=allocation, kind="audit", by_whom=" ", finding="confirmed", source="x", by=holder, at=AT)
        correct_use(use=allocation, stated=usd("401"), because="misread", by=holder, at=AT)
    (line,) = page_of(holder, opened).lines
    assert line.verifier == "A development bank"
    assert [(one.by_whom, one.finding, str(one.when)) for one in line.reports] == [
        ("A coalition", "in_part", "2021-05")
    ]
    assert str(line.stated.quantity) == "401.00 USD"  # type: ignore[union-attr]


def test_beneficiaries_are_counted_once_where_they_are_told_lowest(holder: Person, opened: Case) -> None:
    allocation = used(holder, opened, "allocation", "All", "9", beneficiaries=300)
    project = used(holder, opened, "project", "One", under=allocation, women=100, men=100)
    used(holder, opened, "disbursement", "Paid", under=project)
    page = page_of(holder, opened)
    assert (page.women, page.men, page.unstated) == (100, 100, 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": "gift"}, "allocation, project"), ({"title": ""}, "what it is for"),
        ({"source": " "}, "where it is said"),
        ({"form": "gold"}, "from the lists"), ({"purposes": ["parties"]}, "from the lists"),
        ({"women": 5, "men": 5, "beneficiaries": 9}, "more than the beneficiaries"), ({"on": "yesterday"}, "2014-02"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(
    holder: Person, opened: Case, wrong: dict[str, Any], said: str
) -> None:
    given = {"kind": "allocation", "title": "x", "source": "y"} | wrong
    with acting_as(holder), pytest.raises(Refusal, match=said):
        record_use(case=opened, by=holder, at=AT, **given)


def test_a_use_stands_where_it_can(holder: Person, opened: Case) -> None:
    project = used(holder, opened, "project", "P")
    payment = used(holder, opened, "disbursement", "D", under=project)
    for kind, under in (("allocation", project), ("project", payment), ("disbursement", payment)):
        with pytest.raises(Refusal, match="stands under"):
            used(holder, opened, kind, "x", under=under)
    frozen = transferred(holder, opened, "5", stage="frozen")
    with pytest.raises(Refusal, match="transfer or a receipt"):
        used(holder, opened, "allocation", "x", event=frozen)


def test_outside_of_the_team_no_use_is_there(holder: Person, opened: Case, colleague: Person) -> None:
    use = used(holder, opened, "allocation", "All", "9")
    with acting_as(colleague):
        assert not Use.objects.exists()
        with pytest.raises(PermissionDenied):
            correct_use(use=use, stated=usd("1"), because="x", by=colleague, at=AT)


def test_the_table_to_hand_on_says_what_the_page_says(holder: Person, opened: Case) -> None:
    used(holder, opened, "disbursement", "Cash transfers", "37", women=4)
    table = use_table(page_of(holder, opened))
    assert table.rows[0].head == "Cash transfers"
    assert table.rows[0].cells[2].number == 4
    assert table.notes[-1] == "Something was spent, and no transfer is recorded as done."
