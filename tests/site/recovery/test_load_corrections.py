"""A row of a source that is loaded again and says something else corrects its claim; the old one stays readable."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from merida.money.postings import checked
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.recovery.models import Claim, Event, Load, Suspicion
from merida.site.recovery.selectors.asked import asked_for
from merida.site.recovery.selectors.entries import transactions_of
from merida.site.recovery.selectors.journals import case_named
from merida.site.recovery.selectors.volumes import volumes_found
from merida.site.recovery.services.files import look_later
from merida.site.recovery.services.recording import prefer_claim
from merida.site.recovery.services.suspecting import suspect
from merida.site.recovery.tasks import look_at_load
from tests.site.recovery.test_loading import load

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = "event_id,case_id,event,event_status,amount,currency,date,source_url,event_group\n"
FIRST, SECOND = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 4, 2, 9, tzinfo=UTC)


def row(
    amount: str = "4500000", *, key: str = "e1", day: str = "2018", source: str = "https://a.example", **of: str
) -> str:
    """A row of a transfer; the fact has no name unless it is given."""
    stage, case, group = of.get("stage", "returned"), of.get("case", "a"), of.get("group", "")
    return f"{HEAD}{key},{case},{stage},done,{amount},USD,{day},{source},{group}\n"


def transferred(person: Person, known_on: str = "") -> list[str]:
    with acting_as(person) as seen_by:
        found = volumes_found(asked=asked_for({"known_on": known_on}), seen_by=seen_by)
    return [one.quantity.number() for one in found.total.own.sums]


def test_the_same_row_said_anew_corrects_its_claim(analyst: Person) -> None:
    load(analyst, row("4500000"), at=FIRST)
    seen = load(analyst, row("4600000", day="2018-10-04"), at=SECOND, dry_run=True)
    (change,) = seen.changes
    assert (change.line, change.case) == (2, "a")
    assert [one.stated and one.stated.quantity.number() for one in (change.before, change.after)] == [
        "4500000.00", "4600000.00",
    ]  # fmt: skip
    assert (str(change.before.when), str(change.after.when)) == ("2018", "2018-10-04")
    assert transferred(analyst) == ["4500000.00"], "nothing changes before it is accepted"

    done = load(analyst, row("4600000", day="2018-10-04"), at=SECOND)
    assert (done.corrected_claims, done.new_claims, done.new_events, done.reversed_events) == (1, 0, 1, 1)
    assert done.counts() == seen.counts()
    assert transferred(analyst) == ["4600000.00"]
    assert transferred(analyst, "2026-03-31") == ["4500000.00"], "what was known then stays"
    with acting_as(analyst):
        assert Claim.objects.count() == 2 and Claim.objects.standing().count() == 1
        back = Event.objects.get(reverses__isnull=False)
        assert back.because.startswith("The same row of the same source")
        assert not checked(transactions_of(Event.objects.all()))


def test_a_correction_twice_changes_nothing_and_can_be_taken_back(analyst: Person) -> None:
    for amount in ("4500000", "4600000"):
        load(analyst, row(amount))
    again = load(analyst, row("4600000"))
    assert (again.corrected_claims, again.new_claims, again.known_claims, again.new_events) == (0, 0, 1, 0)
    back = load(analyst, row("4500000"))
    assert (back.corrected_claims, back.reversed_events) == (1, 1)
    assert transferred(analyst) == ["4500000.00"]


@pytest.mark.parametrize(
    "other", [{"source": "https://b.example"}, {"key": "e2"}, {"case": "b"}, {"stage": "received"}, {"key": ""}]
)
def test_a_row_of_another_source_case_or_stage_is_another_claim(analyst: Person, other: dict[str, Any]) -> None:
    load(analyst, row("4500000"))
    found = load(analyst, row("4600000", **other))
    assert (found.corrected_claims, found.new_claims, found.reversed_events) == (0, 1, 0)
    with acting_as(analyst):
        assert Claim.objects.standing().count() == 2


def test_a_person_s_choice_of_a_claim_follows_its_correction(analyst: Person) -> None:
    text = row("4500000", group="t") + row("4700000", key="e2", source="https://b.example", group="t")[len(HEAD) :]
    load(analyst, text)
    with acting_as(analyst):
        chosen = Claim.objects.get(row_key="e2")
        prefer_claim(claim=chosen, because="The bank says so.", by=analyst, at=SECOND)
    assert transferred(analyst) == ["4700000.00"]
    load(analyst, row("4800000", key="e2", source="https://b.example", group="t"))
    assert transferred(analyst) == ["4800000.00"]


def test_a_corrected_row_that_names_another_fact_leaves_the_old_one_without_an_event(analyst: Person) -> None:
    load(analyst, row("4500000", group="first"))
    load(analyst, row("4500000", group="second"))
    assert transferred(analyst) == ["4500000.00"]
    with acting_as(analyst):
        assert [one.fact and one.fact.key for one in Event.objects.live()] == ["second"]


def test_the_page_shows_what_would_be_corrected_and_then_which_claim_is_used(
    analyst: Person, client: Client, own_files: Path
) -> None:
    load(analyst, row("4500000"))
    client.force_login(analyst)
    file = SimpleUploadedFile("again.csv", row("4600000").encode())
    address = client.post("/recovery/loads/", {"file": file, "public": "yes"}).headers["Location"]
    page = client.get(address).content.decode()
    assert "Claims it would correct" in page
    assert page.index("4,500,000") < page.index("4,600,000")
    client.post(f"{address}accept", {"verdict": "accept"})
    assert transferred(analyst) == ["4600000.00"]
    with acting_as(analyst):
        case = Claim.objects.standing().get().case
    shown = client.get(f"/recovery/cases/{case.pk}/").content.decode()
    assert "its source said something else later" in shown


def test_a_load_too_large_to_wait_for_is_looked_at_by_the_worker(analyst: Person, monkeypatch: Any) -> None:
    monkeypatch.setattr("merida.site.recovery.services.suspecting.AT_ONCE", 3)
    load(analyst)
    with acting_as(analyst):
        held = Load.objects.get()
        look_later(held, analyst)
        assert Load.objects.get().counts["looking"]
    look_at_load.func(str(held.pk), str(analyst.pk))
    with acting_as(analyst):
        assert "looking" not in Load.objects.get().counts
        in_parts = set(Suspicion.objects.values_list("digest", flat=True))
        monkeypatch.setattr("merida.site.recovery.services.suspecting.AT_ONCE", 10_000)
        assert in_parts
        assert not suspect(load=Load.objects.get(), by=analyst, at=SECOND), "the parts leave out nothing"


def test_long_names_that_begin_alike_stay_two_cases(analyst: Person) -> None:
    long = "Proceedings against several companies and their owners and whoever held for them before the court of " * 2
    for end in ("first instance", "appeal"):
        load(analyst, row(case=f"{long}{end}"))
    with acting_as(analyst):
        first, appeal = case_named(f"{long}first instance"), case_named(f"{long}appeal")
        assert first and appeal and first != appeal
        assert [first.claims.count(), appeal.claims.count()] == [1, 1]
