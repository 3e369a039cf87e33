"""What runs out reminds twice, writes nothing of content, and is moved or closed by what is recorded."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from merida.money.units import Quantity
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.models import Asset, Case, Deadline, Order, Reminder
from merida.site.recovery.services import deadlines, orders, persons, teams
from merida.site.tasks.housekeeping import keep_house
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db
LAPSES = date(2026, 5, 1)


@pytest.fixture
def freeze(holder: Person, opened: Case, account: Asset) -> Order:
    with acting_as(holder):
        return orders.record_freezing_order(
            case=opened, ground="conviction", jurisdiction="CHE", made_on=date(2026, 2, 1), lapses_on=LAPSES,
            assets=[account], value=Quantity.of("6000000", "USD"), by=holder, at=NOW,
        )  # fmt: skip


def on(days_before: int, end: date = LAPSES) -> datetime:
    return datetime.combine(end - timedelta(days_before), NOW.timetz())


def reminded(holder: Person) -> list[int]:
    with acting_as(holder):
        return list(Reminder.objects.order_by("-days_before").values_list("days_before", flat=True))


def test_a_freeze_reminds_thirty_and_seven_days_before_it_lapses(holder: Person, freeze: Order) -> None:
    days = (40, 31, 30, 30, 12, 8, 7, 7, 6, 0, -1)
    assert [one for one in days if deadlines.remind_all(at=on(one))] == [30, 7]
    assert reminded(holder) == [30, 7]


def test_a_worker_that_was_away_reminds_once_of_what_is_nearer(holder: Person, freeze: Order) -> None:
    assert deadlines.remind_all(at=on(3)) == 1
    assert reminded(holder) == [7]


def test_a_renewed_freeze_reminds_anew(holder: Person, freeze: Order) -> None:
    deadlines.remind_all(at=on(30))
    later = LAPSES + timedelta(90)
    with acting_as(holder):
        orders.renew_order(order=freeze, on=LAPSES - timedelta(20), lapses_on=later, seen=LAPSES, by=holder, at=on(20))
    assert deadlines.remind_all(at=on(7)) == 0
    assert deadlines.remind_all(at=on(30, later)) == 1
    assert reminded(holder) == [30, 30]


def test_a_lifted_freeze_reminds_no_more(holder: Person, freeze: Order) -> None:
    with acting_as(holder):
        orders.record_step_of_order(order=freeze, kind="lifted", on=LAPSES - timedelta(60), by=holder, at=NOW)
    assert deadlines.remind_all(at=on(7)) == 0


def test_the_mail_goes_to_the_team_and_says_nothing_of_the_case(
    holder: Person, colleague: Person, analyst: Person, freeze: Order, opened: Case
) -> None:
    with acting_as(holder):
        teams.join_case(row=opened, person=colleague, by=holder, at=NOW)
    mail.outbox.clear()
    deadlines.remind_all(at=on(30))
    assert sorted(one.to for one in mail.outbox) == [[holder.email], [colleague.email]]
    for message in mail.outbox:
        said = f"{message.subject} {message.body}"
        for secret in (opened.identifier, opened.name, opened.cluster, str(opened.pk), "CHE", "freez", "case"):
            assert secret.lower() not in said.lower()
        assert "30 days" in said


def test_who_left_the_team_is_not_written_to(holder: Person, colleague: Person, freeze: Order, opened: Case) -> None:
    with acting_as(holder):
        teams.join_case(row=opened, person=colleague, by=holder, at=NOW)
        teams.leave_case(row=opened, person=colleague, by=holder, at=NOW)
    mail.outbox.clear()
    deadlines.remind_all(at=on(7))
    assert [one.to for one in mail.outbox] == [[holder.email]]


def test_a_status_is_looked_at_again_and_one_may_set_days_of_ones_own(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        persons.name_person(
            case=opened, name="N", status="suspected", on=date(2026, 2, 1), review_on=LAPSES, by=holder, at=NOW
        )
        deadlines.set_deadline(case=opened, due_on=LAPSES, words="Hearing", by=holder, at=NOW)
    assert deadlines.remind_all(at=on(30)) == 2
    with acting_as(holder):
        hearing = Deadline.objects.get(kind="other")
        deadlines.close_deadline(deadline=hearing, by=holder, at=on(20))
    assert deadlines.remind_all(at=on(7)) == 1


def test_the_deadline_of_an_order_is_closed_by_what_happens_to_the_order(holder: Person, freeze: Order) -> None:
    with acting_as(holder), pytest.raises(Refusal, match="Renew the order"):
        deadlines.close_deadline(deadline=Deadline.objects.get(), by=holder, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_workers_remind_when_they_keep_house(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        soon = timezone.localdate() + timedelta(20)
        deadlines.set_deadline(case=opened, due_on=soon, words="Hearing", by=holder, at=timezone.now())
    assert keep_house()
    assert reminded(holder) == [30]
