"""The public reads how returned assets were used, and who verified it, once an authority publishes each row of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.asking import NOBODY, asking
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.models import Case, Publication
from merida.site.recovery.selectors.public import StatePage, public_rows, state_page
from merida.site.recovery.selectors.publishing import draft_of
from merida.site.recovery.services.cases import name_jurisdiction
from merida.site.recovery.services.persons import name_person, set_procedural_status
from merida.site.recovery.services.publishing import Chosen, publish_case
from merida.site.recovery.services.recording import record_event
from merida.site.recovery.services.use import record_use, report_on_use
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def used(holder: Person, opened: Case) -> Case:
    """A return of 100, allocated to a clinic, of which 40 were spent in the ledger too; an observer confirms it."""
    known: dict[str, Any] = {"case": opened, "by": holder, "at": NOW}
    with acting_as(holder):
        for kind, by in (("transferred", ["CHE"]), ("received", [])):
            record_event(kind=kind, quantity=Quantity.of(100, "USD"), when=When.of("2020"), recipients=["PLW"],
                         jurisdictions=by, **known)  # fmt: skip
        whole = record_use(
            kind="allocation", title="A clinic", source="Budget law", stated=Stated(Quantity.of(100, "USD")),
            verifier="Audit office", women=60, men=50, beneficiaries=110, on="2021", **known,
        )  # fmt: skip
        spent = record_use(
            kind="disbursement", title="The roof", source="Invoice", stated=Stated(Quantity.of(40, "USD")),
            on="2021-05", under=whole, booked=True, words="paid for the roof", **known,
        )  # fmt: skip
        report_on_use(use=spent, kind="observer", by_whom="A league of citizens", finding="confirmed", source="Report",
                      by=holder, at=NOW)  # fmt: skip
    return opened


def publish(by: Person, case: Case, leave_out: tuple[str, ...] = (), **changed: Any) -> Publication:
    with acting_as(by), translation.override("en"):
        facts = {
            one.key: Chosen(one.what_for, one.verified_by)
            for one in draft_of(case=case).facts
            if one.what_for not in leave_out
        }
        given: dict[str, Any] = {"title": "Return to Palau", "summary": "", "facts": facts} | changed
        return publish_case(case=case, by=by, at=NOW, **given)


def page() -> StatePage:
    with asking(NOBODY), translation.override("en"):
        return state_page(state="PLW")


def test_promised_transferred_received_used_and_by_whom_verified_stand_on_the_page_of_the_state(
    holder: Person, used: Case
) -> None:
    assert page().sides == ()
    with acting_as(holder):
        name_jurisdiction(case=used, role="proceedings", jurisdiction="PLW", by=holder, at=NOW)
    publish(holder, used)
    (side,) = page().sides
    assert [(one.label, str(one.total.sums[0].quantity), one.facts) for one in side.totals] == [
        ("Transferred", "100.00 USD", 1), ("Received", "100.00 USD", 1),
        ("Used: Allocation", "100.00 USD", 1), ("Used: Disbursement", "40.00 USD", 1),
    ]  # fmt: skip
    told = {fact.what_for: fact for fact in side.facts if fact.stage == "used"}
    assert told["A clinic"].verified_by == "Audit office"
    assert (told["A clinic"].women, told["A clinic"].men, told["A clinic"].beneficiaries) == (60, 50, 110)
    assert told["The roof"].verified_by == "A league of citizens (Confirms the use)"
    shown = Client().get("/recovery/public/PLW/").content.decode()
    assert "A league of citizens" in shown and "paid for the roof" in shown
    ids = [part.partition('"')[0] for part in shown.split(' id="')[1:]]
    assert len(ids) == len(set(ids)) and 'href="#to-used-allocation"' in shown and "to-used-allocation" in ids
    rows = {row["use"]: row for row in public_rows(state="PLW") if row["side"] == "to"}
    assert (rows["The roof"]["level"], rows["The roof"]["amount"]) == ("disbursement", "40.00")


def test_a_use_that_is_not_chosen_stays_with_the_case(holder: Person, used: Case) -> None:
    made = publish(holder, used, leave_out=("The roof",))
    assert made.redacted == ["amounts"]
    assert {fact.what_for for fact in page().sides[0].facts if fact.stage == "used"} == {"A clinic"}
    assert b"roof" not in Client().get("/recovery/public/PLW/").content
    with acting_as(holder):
        offered = {one.what_for: one.published for one in draft_of(case=used).facts if one.stage == "used"}
    assert offered == {"A clinic": True, "The roof": False}


def test_the_rule_of_wording_holds_for_uses_verifiers_and_quoted_words(holder: Person, used: Case) -> None:
    with acting_as(holder):
        name_person(case=used, name="Roof Roofson", status="charged", on=NOW.date(), by=holder, at=NOW)
        key = next(one.key for one in draft_of(case=used).facts if one.what_for == "The roof")
        record_use(
            case=used, kind="disbursement", title="Doors", source="Invoice", words="taken back from Roof Roofson",
            stated=Stated(Quantity.of(1, "USD")), by=holder, at=NOW,
        )  # fmt: skip
    with pytest.raises(Refusal, match="finally convicted"):
        publish(holder, used, facts={key: Chosen("A house of Roof Roofson")})
    with pytest.raises(Refusal, match="words of a source"):
        publish(holder, used)
    publish(holder, used, words=False)
    assert b"Roofson" not in Client().get("/recovery/public/PLW/").content


def test_a_form_chooses_each_use_by_itself(client: Client, holder: Person, used: Case) -> None:
    client.force_login(holder)
    address = f"/recovery/cases/{used.pk}/publish/"
    assert "Used: Allocation" in client.get(address).content.decode()
    with acting_as(holder):
        roof = next(one.key for one in draft_of(case=used).facts if one.what_for == "The roof")
    given = {"title": "Return to Palau", f"fact-{roof}": "on", f"use-{roof}": "A roof", f"verified-{roof}": "Nobody"}
    assert client.post(address, given).status_code == 303
    assert [(fact.what_for, fact.verified_by) for fact in page().sides[0].facts] == [("A roof", "Nobody")]


def test_an_acquittal_reminds_of_a_publication_that_names_the_person(holder: Person, used: Case) -> None:
    known: dict[str, Any] = {"on": NOW.date(), "by": holder, "at": NOW}
    with acting_as(holder):
        convicted = name_person(case=used, name="Roof Roofson", status="convicted_finally", **known)
        charged = name_person(case=used, name="Someone Else", status="charged", **known)
    publish(holder, used, summary="Roof Roofson was convicted finally.")
    with acting_as(holder):
        set_procedural_status(person=charged, status="acquitted", **known)
        assert not used.deadlines.filter(kind="other").exists()
        set_procedural_status(person=convicted, status="acquitted", because="On appeal.", **known)
        (due,) = used.deadlines.filter(kind="other")
        assert "names somebody" in due.words and "Roofson" not in due.words
