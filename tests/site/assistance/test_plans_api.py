"""The matrix and plans for programs: what a person sees on the pages, and not a row more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from merida.site.assistance.services.progress import share_plan
from merida.site.assistance.services.replying import write_down_reply
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from tests.site.assistance.focal import Desk, desk
from tests.site.assistance.test_plans import Planned

__all__ = ["desk"]
pytestmark = pytest.mark.django_db(transaction=True)


def get(person: Person | None, path: str) -> tuple[int, Any]:
    client = Client()
    if person is not None:
        client.force_login(person)
    answer = client.get(f"/api/v1/assistance/{path}")
    return answer.status_code, answer.json()


def test_answers_reach_whom_they_reach_on_the_page(desk: Desk, analyst: Person) -> None:
    row = desk.given(desk.institution(email="justice@example.org"), 0)[0]
    with acting_as(desk.focal):
        write_down_reply(assignment=row, status="done", remark="Act 1", by=desk.focal, at=timezone.now())
    status, own = get(desk.focal, "states/plw/matrix")
    assert (status, own["given"], own["answered"]) == (200, 1, 1)
    assert [(one["institution"], one["status"], one["remark"]) for one in own["items"][0]["answers"]] == [
        ("Ministry of Justice", "done", "Act 1")
    ]
    for other in (analyst, None):
        status, seen = get(other, "states/PLW/matrix")
        assert (status, seen["given"], len(seen["items"])) == (200, 0, 7)
        assert "Ministry" not in str(seen) and "justice@example.org" not in str(seen)
    assert get(analyst, "states/XYZ/matrix")[0] == 404


def test_a_plan_is_there_for_those_it_is_shared_with(
    desk: Desk, analyst: Person, person: Callable[..., Person], state: Callable[[str], Organisation]
) -> None:
    planned = Planned(desk)
    path = f"plans/{planned.plan.pk}"
    kenyan = person("Kenyan", "focal_point", state("KEN"))
    assert get(kenyan, path)[0] == get(kenyan, "plans/01930000-0000-7000-8000-000000000000")[0] == 404
    assert get(analyst, "plans")[1]["items"] == []
    with acting_as(desk.focal):
        share_plan(plan=planned.plan, audience="members", what_for="donors", by=desk.focal, at=timezone.now())
    status, plan = get(analyst, path)
    assert status == 200
    assert [one["number"] for one in plan["items"]] == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2"]
    assert plan["items"][3]["budget"] == {"minor": 1250050, "currency": "USD"}
    assert len(get(analyst, "plans")[1]["items"]) == 1
    assert get(None, path)[0] == 404


def test_a_programme_reads_what_was_reported_and_what_a_second_body_said(desk: Desk) -> None:
    planned = Planned(desk)
    planned.report(planned.law, "in_hand", words="drafted", said_by=planned.justice)
    _status, plan = get(desk.focal, f"plans/{planned.plan.pk}")
    reports = next(one for one in plan["items"] if one["text"] == "Draft the law")["reports"]
    assert [(one["status"], one["words"], one["institution"], one["verified"]) for one in reports] == [
        ("in_hand", "drafted", "Ministry of Justice", [])
    ]
