"""Cases: opened, described, their team, assets and orders, persons and their erasure, claimants, obstacles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from merida.money.units import Quantity
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.chain import verify_chain
from merida.site.provenance.decisions import changed_decisions
from merida.site.provenance.models import AuditEntry, Decision
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.models import Asset, Case, CaseJurisdiction, OrderStep, PersonKey, StatusOfPerson
from merida.site.recovery.names_under_key import new_secret, sealed
from merida.site.recovery.names_under_key import opened as words_of
from merida.site.recovery.scope import scope_of
from merida.site.recovery.services import cases, orders, persons, teams
from merida.site.server.roles import as_owner
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 1)


def test_a_case_is_its_teams_alone(holder: Person, colleague: Person, opened: Case) -> None:
    with acting_as(holder):
        found = Case.objects.get()
        assert found.audience == "case_team" and found.team == found.pk
        assert found.identifier.startswith("PLW/2026/") and 10_000 <= found.number < 100_000  # type: ignore[operator]
        assert found.onward_limits == ["46(19)", "46(20)"]
        assert {(one.role, one.jurisdiction) for one in CaseJurisdiction.objects.all()} == {
            ("origin", "PLW"), ("location", "CHE"),
        }  # fmt: skip
    with acting_as(colleague):
        assert not Case.objects.exists() and not CaseJurisdiction.objects.exists()


def test_only_case_holders_open_cases(analyst: Person) -> None:
    with acting_as(analyst), pytest.raises(PermissionDenied):
        cases.open_case(by=analyst, at=NOW)


def test_a_colleague_who_joins_sees_it_and_who_leaves_does_not(holder: Person, colleague: Person, opened: Case) -> None:
    with acting_as(holder):
        teams.join_case(row=opened, person=colleague, by=holder, at=NOW)
    with acting_as(colleague):
        assert Case.objects.get() == opened
        teams.leave_case(row=opened, person=holder, by=colleague, at=NOW)
        with pytest.raises(Refusal, match="Somebody must stay"):
            teams.leave_case(row=opened, person=colleague, by=colleague, at=NOW)
    with acting_as(holder):
        assert not Case.objects.exists()


def test_a_member_without_the_role_reads_and_does_not_write(
    holder: Person, person: Callable[..., Person], state: Callable[[str], Organisation], opened: Case
) -> None:
    reader = person("Ngirai", "reader", state("PLW"))
    with acting_as(holder):
        teams.join_case(row=opened, person=reader, by=holder, at=NOW)
    with acting_as(reader):
        assert Case.objects.get() == opened
        with pytest.raises(PermissionDenied):
            cases.describe_case(case=opened, by=reader, at=NOW, cluster="Ports")


def test_what_was_described_before_is_kept(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        cases.describe_case(case=opened, by=holder, at=NOW, cluster="Ports", offences=["23", "17", "15(b)"])
        decided = Decision.objects.get(act="describe_case")
        assert decided.before == {"cluster": "Harbour", "offences": ["17", "23"]}
        assert Case.objects.get().offences == ["15(b)", "17", "23"]
        with pytest.raises(Refusal, match="no provision “17\\(9\\)”"):
            cases.describe_case(case=opened, by=holder, at=NOW, offences=["17(9)"])


@pytest.mark.parametrize(
    ("offences", "jurisdictions", "scope"),
    [
        (["17"], ["PLW", "CHE"], "international"),
        (["17"], ["PLW", "PLW"], "one_jurisdiction"),
        (["9"], ["PLW", "CHE"], "other_offence"),
        (["23(1)(a)(i)"], ["PLW", "JEY"], "international"),
        ([], ["PLW", "CHE"], "not_stated"),
    ],
    ids=["two-jurisdictions", "one-jurisdiction", "procurement-is-no-offence", "laundering", "nothing-stated"],
)
def test_the_test_of_scope(offences: list[str], jurisdictions: list[str], scope: str) -> None:
    assert scope_of(offences, jurisdictions) == scope


def test_an_order_may_have_no_asset_yet_and_covers_one_later(holder: Person, opened: Case, account: Asset) -> None:
    with acting_as(holder):
        order = orders.record_freezing_order(
            case=opened, ground="conviction", jurisdiction="CHE", made_on=DAY, by=holder, at=NOW,
            value=Quantity.of("6000000", "USD"), authority="Office of the Attorney General",
        )  # fmt: skip
        assert not order.assets.exists()
        orders.cover_asset(order=order, asset=account, by=holder, at=NOW)
        assert list(order.assets.all()) == [account]
        assert order.value == 600_000_000 and order.unit == "USD"


def test_a_freeze_is_renewed_once_by_two_people_who_look_at_the_same_page(
    holder: Person, opened: Case, account: Asset
) -> None:
    lapses = date(2026, 4, 1)
    with acting_as(holder):
        order = orders.record_freezing_order(
            case=opened, ground="administrative", jurisdiction="CHE", made_on=DAY, lapses_on=lapses, assets=[account],
            by=holder, at=NOW,
        )  # fmt: skip
        again = {"order": order, "on": date(2026, 3, 20), "by": holder, "at": NOW, "seen": lapses}
        orders.renew_order(lapses_on=date(2026, 7, 1), **again)
        with pytest.raises(Refusal, match="in the meantime"):
            orders.renew_order(lapses_on=date(2026, 8, 1), **again)
        order.refresh_from_db()
        assert order.lapses_on == date(2026, 7, 1)
        assert [step.kind for step in order.steps.all()] == ["made", "renewed"]
        assert [one.due_on for one in order.deadlines.all()] == [date(2026, 7, 1)]


def test_what_happened_to_an_order_cannot_be_taken_back(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        order = orders.record_order(
            case=opened, kind="confiscation", ground="value", jurisdiction="PLW", made_on=DAY, by=holder, at=NOW,
            value=Quantity.of("100", "EUR"), finality="open_to_appeal",
        )  # fmt: skip
        orders.record_step_of_order(order=order, kind="final", on=DAY + timedelta(9), by=holder, at=NOW)
        orders.record_step_of_order(
            order=order, kind="satisfied", on=DAY + timedelta(30), amount=Quantity.of("40", "EUR"), by=holder, at=NOW
        )
        order.refresh_from_db()
        assert order.finality == "final"
        with pytest.raises(DatabaseError), transaction.atomic():
            OrderStep.objects.filter(kind="satisfied").update(amount=1)
        with pytest.raises(DatabaseError), transaction.atomic():
            OrderStep.objects.all().delete()
        orders.record_step_of_order(order=order, kind="lifted", on=DAY + timedelta(60), by=holder, at=NOW)
        with pytest.raises(Refusal, match="was lifted"):
            orders.record_step_of_order(order=order, kind="appealed", on=DAY + timedelta(61), by=holder, at=NOW)


def test_an_asset_is_one_in_two_cases_and_both_teams_see_it(
    holder: Person, colleague: Person, opened: Case, account: Asset
) -> None:
    with acting_as(colleague):
        other = cases.open_case(by=colleague, at=NOW, name="Purchase of buses")
    with acting_as(colleague):
        assert not Asset.objects.exists()
        teams.join_case(row=other, person=holder, by=colleague, at=NOW)
    with acting_as(holder):
        orders.share_asset(asset=account, case=other, by=holder, at=NOW, because="The same account paid for both.")
    with acting_as(colleague):
        assert Asset.objects.get() == account
        assert not Case.objects.filter(pk=opened.pk).exists()


def test_custody_has_a_keeper_and_a_cost(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        yacht = orders.add_asset(case=opened, kind="vessel", label="Motor yacht", location="MCO", by=holder, at=NOW)
        known = {"case": opened, "asset": yacht, "custodian": "Harbour authority", "by": holder, "at": NOW}
        orders.record_custody(kind="managed", on=DAY, **known)
        with pytest.raises(Refusal, match="Give the amount"):
            orders.record_custody(kind="upkeep", on=DAY, **known)
        cost = orders.record_custody(kind="upkeep", on=DAY, amount=Quantity.of("1200.50", "EUR"), **known)
        assert (cost.amount, cost.unit) == (120_050, "EUR")


def test_a_claim_is_recognized_before_it_is_paid(holder: Person, opened: Case, account: Asset) -> None:
    with acting_as(holder):
        claimant = persons.name_claimant(
            case=opened, name="A bank that lent in good faith", kind="third_party", on=DAY, asset=account, by=holder,
            at=NOW, amount=Quantity.of("250000", "USD"),
        )  # fmt: skip
        money = Quantity.of("200000", "USD")
        with pytest.raises(Refusal, match="recognized before it is paid"):
            persons.pay_claim(claimant=claimant, on=DAY, amount=money, by=holder, at=NOW)
        persons.recognize_claim(claimant=claimant, on=DAY, amount=money, by=holder, at=NOW)
        persons.pay_claim(claimant=claimant, on=DAY, amount=money, by=holder, at=NOW)
        claimant.refresh_from_db()
        assert claimant.status == "paid"
        assert [step.kind for step in claimant.steps.order_by("recorded_at", "id")] == ["claimed", "recognized", "paid"]
        acts = list(Decision.objects.filter(subject_id=claimant.pk).values_list("act", flat=True))
        assert acts == ["recognize_claim", "pay_claim"]


def test_obstacles_are_coded_facts_that_are_overcome(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        found = cases.note_obstacle(case=opened, code="no_contact", jurisdiction="CHE", since=DAY, by=holder, at=NOW)
        with pytest.raises(Refusal, match="before it stood in the way"):
            cases.overcome_obstacle(obstacle=found, on=DAY - timedelta(1), by=holder, at=NOW)
        cases.overcome_obstacle(obstacle=found, on=DAY + timedelta(9), by=holder, at=NOW)
        with pytest.raises(Refusal, match="from the list"):
            cases.note_obstacle(case=opened, code="laziness", since=DAY, by=holder, at=NOW)


def test_words_are_noise_without_their_key() -> None:
    secret = new_secret()
    kept = sealed({"name": "Ана Петрова"}, secret)
    assert "Петрова".encode() not in kept
    assert words_of(kept, secret) == {"name": "Ана Петрова"}
    assert words_of(kept, None) == words_of(kept, new_secret()) == {}


def names_in_database() -> str:
    """Every text and byte that the database holds of persons, decisions and the log."""
    rows: list[Any] = [*AuditEntry.objects.values_list("details", "act")]
    rows += Decision.objects.values_list("before", "after", "because")
    rows += [(bytes(one),) for one in StatusOfPerson.objects.values_list("sealed", flat=True)]
    return repr(rows)


@pytest.mark.django_db(transaction=True)
def test_an_acquitted_person_is_erased_and_the_log_verifies(holder: Person, opened: Case) -> None:
    with acting_as(holder):
        accused = persons.name_person(
            case=opened, name="Lars Example", identifiers="Passport X123", status="charged", on=DAY, by=holder, at=NOW
        )
        persons.set_procedural_status(
            person=accused, status="acquitted", on=DAY + timedelta(99), because="Lars Example was acquitted on appeal.",
            by=holder, at=NOW,
        )  # fmt: skip
    with as_owner():
        before = names_in_database()
        kept, faults = verify_chain()
        assert not faults and "Lars" not in before and "X123" not in before
    with acting_as(holder):
        erased = persons.erase_person(person=accused, by=holder, at=NOW)
        assert erased.erased_at == NOW and bytes(erased.sealed) == b""
        assert not PersonKey.objects.exists()
        assert [one.status for one in StatusOfPerson.objects.all()] == ["charged", "acquitted"]
        assert all(words_of(one.sealed, None) == {} for one in StatusOfPerson.objects.all())
        assert not erased.deadlines.filter(closed_on__isnull=True).exists()
        with pytest.raises(Refusal, match="erased"):
            persons.set_procedural_status(person=erased, status="charged", on=DAY, by=holder, at=NOW)
    with as_owner():
        _head, faults = verify_chain([kept])
        assert faults == []
        assert list(changed_decisions()) == []
