"""The log of requests: written down, answered, refused for a ground, its documents with their limits."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.models import Case, Deadline, LegalRequest, RequestStep
from merida.site.recovery.services import cases, requests, teams
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db
SENT = date(2026, 1, 20)


def written(holder: Person, **other: Any) -> LegalRequest:
    given = {
        "direction": "out", "kind": "freezing", "from_jurisdiction": "PLW", "to_jurisdiction": "CHE",
        "subject": "Freezing of an account", "channel": "central_authority", "sent_on": SENT, "by": holder, "at": NOW,
    } | other  # fmt: skip
    with acting_as(holder):
        return requests.record_request(**given)


def step(request: LegalRequest, holder: Person, kind: str, days: int, **more: Any) -> RequestStep:
    with acting_as(holder):
        return requests.record_step_of_request(
            request=request, kind=kind, on=SENT + timedelta(days), by=holder, at=NOW, **more
        )


def test_a_request_without_a_case_is_its_writers_until_others_join(holder: Person, colleague: Person) -> None:
    request = written(holder)
    with acting_as(colleague):
        assert not LegalRequest.objects.exists() and not RequestStep.objects.exists()
    with acting_as(holder):
        teams.join_case(row=request, person=colleague, by=holder, at=NOW)
    with acting_as(colleague):
        assert [one.kind for one in LegalRequest.objects.get().steps.all()] == ["sent"]


def test_a_request_found_to_be_of_a_case_is_seen_by_its_team(holder: Person, colleague: Person, opened: Case) -> None:
    request = written(holder)
    with acting_as(holder):
        teams.join_case(row=opened, person=colleague, by=holder, at=NOW)
        cases.attach_request(request=request, case=opened, by=holder, at=NOW)
    with acting_as(colleague):
        found = LegalRequest.objects.get()
        assert found.case == opened and [one.kind for one in found.steps.all()] == ["sent"]
        teams.leave_case(row=opened, person=colleague, by=colleague, at=NOW)
    with acting_as(colleague):
        assert not LegalRequest.objects.exists() and not RequestStep.objects.exists()


def test_who_joins_a_case_later_sees_its_older_requests_too(holder: Person, colleague: Person, opened: Case) -> None:
    request = written(holder)
    with acting_as(holder):
        cases.attach_request(request=request, case=opened, by=holder, at=NOW)
        teams.join_case(row=opened, person=colleague, by=holder, at=NOW)
    with acting_as(colleague):
        assert LegalRequest.objects.get() == request


def test_what_was_due_stays_due_until_the_other_side_has_done_it_or_asks(holder: Person) -> None:
    request = written(holder, answer_due_on=SENT + timedelta(60))
    step(request, holder, "contacted", 10, channel="liaison")
    step(request, holder, "acknowledged", 20)
    with acting_as(holder):
        assert Deadline.objects.get(closed_on__isnull=True).due_on == SENT + timedelta(60)
        assert LegalRequest.objects.get().status == "acknowledged"
    step(request, holder, "information_asked", 30)
    with acting_as(holder):
        assert Deadline.objects.get().closed_on == SENT + timedelta(30)
    step(request, holder, "information_given", 40, answer_due_on=SENT + timedelta(90))
    with acting_as(holder):
        assert Deadline.objects.get(closed_on__isnull=True).due_on == SENT + timedelta(90)
        assert LegalRequest.objects.get().status == "information_given"
    step(request, holder, "executed", 50)
    with acting_as(holder):
        assert not Deadline.objects.filter(closed_on__isnull=True).exists()
        assert LegalRequest.objects.get().answer_due_on is None


def test_a_refusal_has_its_ground_and_nothing_else_has(holder: Person) -> None:
    request = written(holder)
    with pytest.raises(Refusal, match="has a ground"):
        step(request, holder, "refused", 40)
    with pytest.raises(Refusal, match="has a ground"):
        step(request, holder, "executed", 40, ground="46(21)(b)")
    step(request, holder, "refused", 40, ground="46(21)(b)")
    with acting_as(holder):
        found = LegalRequest.objects.get()
        assert (found.status, found.ended_on) == ("refused", SENT + timedelta(40))
    with pytest.raises(Refusal, match="ended already"):
        step(request, holder, "executed", 50)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"to_jurisdiction": "PLW"}, "from one jurisdiction to another"),
        ({"subject": " "}, "what the request is about"),
        ({"kind": "favour"}, "from the lists"),
        ({"answer_due_on": SENT - timedelta(1)}, "cannot be due before"),
    ],
    ids=["to-oneself", "about-nothing", "unknown-kind", "due-before-sent"],
)
def test_what_cannot_be_is_refused_in_a_sentence(holder: Person, given: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        written(holder, **given)


def test_nothing_happens_to_a_request_before_it_was_sent(holder: Person) -> None:
    with pytest.raises(Refusal, match="before it was sent"):
        step(written(holder), holder, "acknowledged", -1)


def test_a_document_carries_whose_it_is_and_what_it_may_be_used_for(holder: Person, own_files: Path) -> None:
    request = written(holder)
    with acting_as(holder):
        document = requests.add_document(
            request=request, kind="evidence", chunks=[b"statement of account"], name="statement.txt",
            media_type="text/plain", from_whom="Federal Office of Justice", purpose="Proceedings on the cranes",
            onward_limits=["46(5)"], by=holder, at=NOW,
        )  # fmt: skip
        source = document.source
        assert set(source.onward_limits) == {"46(5)", "46(19)", "46(20)"}
        assert (source.audience, source.team, source.purpose) == (
            "case_team", request.team, "Proceedings on the cranes",
        )  # fmt: skip


def test_the_same_file_of_two_teams_of_one_authority_betrays_neither(
    holder: Person, colleague: Person, own_files: Path
) -> None:
    """The second team's file is new to it, as if the first had never been handed in."""
    first, second = written(holder), written(colleague)
    file = {"kind": "answer", "chunks": [b"the same letter"], "name": "letter.txt", "media_type": "text/plain"}
    for person, request in ((holder, first), (colleague, second)):
        with acting_as(person):
            document = requests.add_document(request=request, by=person, at=NOW, **file)
            assert Source.objects.get() == document.source
