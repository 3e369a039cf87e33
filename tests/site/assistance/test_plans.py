"""A plan: its tree, what an action answers, money, rounds, reports, and a second body kept apart from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from merida.money.amounts import Amount
from merida.site.assistance.gantt import WIDTH, Scale
from merida.site.assistance.models.plans import Plan, PlanItem, PlanReport, PlanVerification
from merida.site.assistance.reminding import remind_later, remind_round
from merida.site.assistance.selectors.plan_items import item_page, plan_page, plans_page
from merida.site.assistance.selectors.plans import plan_tree
from merida.site.assistance.selectors.roadmap import roadmap_page
from merida.site.assistance.services.plans import Content, add_item, change_item, draw_up_plan, move_item, remove_item
from merida.site.assistance.services.progress import (
    open_quarters,
    open_round,
    remind,
    report_progress,
    share_plan,
    verify_report,
)
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Membership, Organisation, Person
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from tests.site.assistance.focal import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
TODAY = date(2027, 7, 1)


class Planned:
    """A plan with a direction, a problem, a result and two actions."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.focal = desk, desk.focal
        self.justice, self.audit = desk.institution(email="justice@example.org"), desk.institution("Audit Office")
        with acting_as(self.focal):
            self.plan = draw_up_plan(
                owner=desk.authority, name="Plan 2027-2028", begins_on=date(2027, 1, 1), ends_on=date(2028, 12, 31),
                by=self.focal, at=timezone.now(), currency="usd",
            )  # fmt: skip
        self.direction = self.add("direction", "Prevention")
        self.problem = self.add("problem", "Declarations are not verified", self.direction)
        self.result = self.add("result", "Declarations are verified", self.problem)
        self.law = self.add(
            "action", "Draft the law", self.result, begins_on=date(2027, 1, 1), ends_on=date(2027, 6, 30),
            budget=Amount.of("12500.50", "USD"), responsible=(self.justice.pk,),
            outcomes=(desk.outcomes[4].pk, desk.outcomes[6].pk), indicator="laws in force", baseline="0", target="1",
            frameworks=(("fatf", "Recommendation 12"), ("sdg16", "16.5")),
        )  # fmt: skip
        self.team = self.add(
            "action", "Set up the team", self.result, begins_on=date(2027, 4, 1), ends_on=date(2028, 3, 31),
            budget=Amount.of("900000", "JPY"), responsible=(self.justice.pk,), supporting=(self.audit.pk,),
        )  # fmt: skip

    def add(self, level: str, text: str, parent: PlanItem | None = None, **content: Any) -> PlanItem:
        with acting_as(self.focal):
            return add_item(
                plan=self.plan,
                level=level,
                content=Content(text, **content),
                by=self.focal,
                at=timezone.now(),
                parent=parent,
            )

    def report(self, item: PlanItem, status: str, **how: Any) -> PlanReport:
        with acting_as(self.focal):
            return report_progress(item=item, status=status, by=self.focal, at=timezone.now(), **how)

    def tree(self, person: Person | None = None) -> Any:
        with acting_as(person or self.focal):
            return plan_tree(plan=self.plan, seen_by=asker_of(person or self.focal), today=TODAY)


@pytest.fixture
def planned(desk: Desk) -> Planned:
    return Planned(desk)


def test_the_tree_is_numbered_and_counts_at_each_level(planned: Planned) -> None:
    planned.report(planned.law, "done", said_by=planned.justice)
    lines = {one.number: one for one in planned.tree().items}
    assert list(lines) == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2"]
    for number in ("1", "1.1", "1.1.1"):
        counts = lines[number].counts
        assert (counts.actions, counts.reported, counts.done, counts.verified) == (2, 1, 1, 0)


def test_one_action_answers_several_outcomes_and_other_frameworks(planned: Planned) -> None:
    with acting_as(planned.focal):
        page = plan_page(plan=planned.plan, seen_by=asker_of(planned.focal), today=TODAY)
    assert [(one.framework, one.label) for one in page.tree.actions[0].answers if one.framework] == [
        ("fatf", "FATF: Recommendation 12"),
        ("sdg16", "SDG 16: 16.5"),
    ]
    assert (page.met, page.asked) == (2, 7)


def test_budgets_are_exact_and_currencies_never_added_together(planned: Planned) -> None:
    planned.add("action", "Print forms", planned.result)
    tree = planned.tree()
    assert tree.budgets == ("900,000\u00a0JPY", "12,500.50\u00a0USD")
    assert (tree.with_budget, tree.plan.counts.actions) == (2, 3)


def test_what_was_reported_and_what_was_verified_stand_apart(planned: Planned) -> None:
    report = planned.report(planned.law, "done", words="Act 3", said_by=planned.justice, evidence=("act.pdf", b"%PDF-"))
    with acting_as(planned.focal):
        verify_report(report=report, body=planned.audit, verdict="partly", by=planned.focal, at=timezone.now())
        page = item_page(item=planned.law, seen_by=asker_of(planned.focal), today=TODAY)
    assert (page.line.status, page.line.verdict) == ("done", "partly")
    assert page.line.counts.verified == 0
    assert [(one.source, [found.body for found in one.verified]) for one in page.reports] == [
        ("act.pdf", ["Audit Office"])
    ]
    with acting_as(planned.focal):
        assert Source.objects.get(name="act.pdf").owner == planned.desk.authority


def test_who_takes_part_in_an_action_cannot_verify_it(planned: Planned) -> None:
    report = planned.report(planned.team, "done", said_by=planned.justice)
    for body in (planned.justice, planned.audit):
        with acting_as(planned.focal), pytest.raises(Refusal, match="another body has to verify it"):
            verify_report(report=report, body=body, verdict="confirmed", by=planned.focal, at=timezone.now())
    assert not PlanVerification.objects.exists()


def test_a_later_report_needs_its_own_verification(planned: Planned) -> None:
    first = planned.report(planned.law, "in_hand", said_by=planned.justice)
    with acting_as(planned.focal):
        verify_report(report=first, body=planned.audit, verdict="confirmed", by=planned.focal, at=timezone.now())
    assert planned.tree().plan.counts.verified == 1
    planned.report(planned.law, "done", said_by=planned.justice)
    assert planned.tree().plan.counts.verified == 0
    with acting_as(planned.focal):
        assert [one.status for one in PlanReport.objects.all()] == ["in_hand", "done"]


def test_every_change_of_an_item_is_kept_with_what_was_before(planned: Planned) -> None:
    with acting_as(planned.focal):
        content = Content("Draft the law", ends_on=date(2027, 9, 30), begins_on=date(2027, 1, 1))
        assert change_item(item=planned.law, content=content, seen=0, by=planned.focal, at=timezone.now())
        page = item_page(item=PlanItem.objects.get(pk=planned.law.pk), seen_by=asker_of(planned.focal), today=TODAY)
    changes = {name: (before, after) for one in page.changes for name, before, after in one.fields}
    assert changes["ends on"] == ("2027-06-30", "2027-09-30")
    assert page.line.answers == ()


def test_who_did_not_see_the_latest_wording_looks_again(planned: Planned) -> None:
    with acting_as(planned.focal):
        change_item(item=planned.law, content=Content("A"), seen=0, by=planned.focal, at=timezone.now())
        with pytest.raises(Refusal, match="changed this item since"):
            change_item(item=planned.law, content=Content("B"), seen=0, by=planned.focal, at=timezone.now())


@pytest.mark.parametrize(
    ("level", "content", "why"),
    [
        ("action", Content(""), "Say what it is"),
        ("problem", Content("x", frameworks=(("fatf", "1"),)), "Only an action answers"),
        ("action", Content("x", begins_on=date(2027, 2, 1), ends_on=date(2027, 1, 1)), "ends before it begins"),
    ],
    ids=["nothing said", "a problem answers nothing", "dates reversed"],
)
def test_what_cannot_stand_in_a_plan_is_refused(planned: Planned, level: str, content: Content, why: str) -> None:
    with acting_as(planned.focal), pytest.raises(Refusal, match=why):
        add_item(plan=planned.plan, level=level, content=content, by=planned.focal, at=timezone.now())


def test_a_direction_stands_under_nothing_below_it(planned: Planned) -> None:
    with pytest.raises(Refusal, match="choose an item above"):
        planned.add("direction", "Repression", planned.result)


def test_an_item_with_others_under_it_is_not_taken_out_before_them(planned: Planned) -> None:
    with acting_as(planned.focal):
        with pytest.raises(Refusal, match="take those out first"):
            remove_item(item=planned.result, by=planned.focal, at=timezone.now())
        remove_item(item=planned.law, by=planned.focal, at=timezone.now())
    assert [one.text for one in planned.tree().actions] == ["Set up the team"]
    with acting_as(planned.focal):
        assert PlanItem.objects.filter(pk=planned.law.pk).exists()


def test_an_item_changes_places_with_the_one_beside_it(planned: Planned) -> None:
    with acting_as(planned.focal):
        assert move_item(item=planned.team, up=True, by=planned.focal, at=timezone.now())
        assert not move_item(item=planned.team, up=True, by=planned.focal, at=timezone.now())
        assert not move_item(item=planned.direction, up=False, by=planned.focal, at=timezone.now())
    assert [(one.number, one.text) for one in planned.tree().actions] == [
        ("1.1.1.1", "Set up the team"),
        ("1.1.1.2", "Draft the law"),
    ]


def test_an_action_is_late_until_it_is_done_or_not_taken_up(planned: Planned) -> None:
    assert [one.overdue for one in planned.tree().actions] == [True, False]
    planned.report(planned.law, "not_taken_up", words="another law came first")
    assert [one.overdue for one in planned.tree().actions] == [False, False]
    with pytest.raises(Refusal, match="Say why"):
        planned.report(planned.team, "not_taken_up")


def test_who_has_not_reported_in_a_round_is_reminded_once_with_its_actions(
    planned: Planned, mailoutbox: list[Any]
) -> None:
    with acting_as(planned.focal):
        quarter = open_round(
            plan=planned.plan, name="Q3 2027", due_on=date(2027, 9, 30), remind_on=date(2027, 9, 16), by=planned.focal,
            at=timezone.now(),
        )  # fmt: skip
    planned.report(planned.law, "in_hand", in_round=quarter)
    with acting_as(planned.focal):
        assert remind(in_round=quarter, by=planned.focal, at=timezone.now()) == 1
    assert [mail.to for mail in mailoutbox] == [["justice@example.org"]]
    assert "Set up the team" in mailoutbox[0].body
    assert "Draft the law" not in mailoutbox[0].body
    planned.report(planned.team, "in_hand", in_round=quarter)
    with acting_as(planned.focal):
        assert remind(in_round=quarter, by=planned.focal, at=timezone.now()) == 0


def test_a_reminder_goes_out_though_who_opened_the_round_has_left(
    planned: Planned, person: Callable[..., Person], mailoutbox: list[Any]
) -> None:
    with acting_as(planned.focal):
        quarter = open_round(
            plan=planned.plan, name="Q3 2027", due_on=date(2099, 9, 30), remind_on=date(2099, 9, 16), by=planned.focal,
            at=timezone.now(),
        )  # fmt: skip
        remind_later(quarter)
    planned.focal.is_active = False
    planned.focal.save()
    Membership.objects.filter(person=planned.focal).update(until=timezone.now())
    assert remind_round.call(str(quarter.pk), str(planned.desk.authority.pk), str(planned.focal.pk)) == 0
    person("Successor", "focal_point", planned.desk.authority)
    assert remind_round.call(str(quarter.pk), str(planned.desk.authority.pk), str(planned.focal.pk)) == 1
    assert remind_round.call(str(quarter.pk), str(planned.desk.authority.pk), str(planned.focal.pk)) == 0
    assert len(mailoutbox) == 1


def test_quarterly_rounds_fall_on_the_last_days_of_quarters(planned: Planned) -> None:
    with acting_as(planned.focal):
        made = open_quarters(
            plan=planned.plan, name="2027", due_on=date(2027, 3, 31), remind_on=date(2027, 3, 17), by=planned.focal,
            at=timezone.now(), quarters=4,
        )  # fmt: skip
    assert [(one.name, one.due_on, one.remind_on) for one in made] == [
        ("2027 (1)", date(2027, 3, 31), date(2027, 3, 17)),
        ("2027 (2)", date(2027, 6, 30), date(2027, 6, 16)),
        ("2027 (3)", date(2027, 9, 30), date(2027, 9, 16)),
        ("2027 (4)", date(2027, 12, 31), date(2027, 12, 17)),
    ]


def test_a_plan_is_its_authoritys_until_it_is_shared(
    planned: Planned, analyst: Person, person: Callable[..., Person], state: Callable[[str], Organisation]
) -> None:
    report = planned.report(planned.law, "done", said_by=planned.justice)
    kenyan = person("Kenyan", "focal_point", state("KEN"))
    for other in (analyst, kenyan):
        with acting_as(other):
            assert not Plan.objects.exists() and not PlanItem.objects.exists() and not PlanReport.objects.exists()
    with acting_as(planned.focal):
        verify_report(report=report, body=planned.audit, verdict="confirmed", by=planned.focal, at=timezone.now())
        share_plan(plan=planned.plan, audience="members", what_for="donors", by=planned.focal, at=timezone.now())
    tree = planned.tree(analyst)
    assert (tree.plan.counts.done, tree.plan.counts.verified, tree.may_keep) == (1, 1, False)
    assert tree.actions[0].responsible == ("Ministry of Justice",)
    with acting_as(analyst), pytest.raises(PermissionDenied):
        report_progress(item=planned.law, status="in_hand", by=analyst, at=timezone.now())
    with acting_as(planned.focal):
        share_plan(plan=planned.plan, audience="originator", what_for="no more", by=planned.focal, at=timezone.now())
    with acting_as(analyst):
        assert not Plan.objects.exists() and not PlanReport.objects.exists() and not PlanVerification.objects.exists()


def test_the_list_of_plans_counts_as_the_plan_does_and_asks_as_much_for_three(planned: Planned) -> None:
    report = planned.report(planned.law, "done", said_by=planned.justice)
    asked = []
    with acting_as(planned.focal):
        verify_report(report=report, body=planned.audit, verdict="confirmed", by=planned.focal, at=timezone.now())
        for name in ("B", "C"):
            with CaptureQueriesContext(connection) as found:
                page = plans_page(seen_by=asker_of(planned.focal), today=TODAY)
            asked.append(len(found))
            draw_up_plan(
                owner=planned.desk.authority, name=name, begins_on=TODAY, ends_on=TODAY, by=planned.focal,
                at=timezone.now(),
            )  # fmt: skip
    assert page.lines[-1].counts == planned.tree().plan.counts
    assert asked[0] == asked[1]


def test_the_roadmap_is_mirrored_in_arabic(planned: Planned) -> None:
    strips = {}
    for language in ("en", "ar"):
        with acting_as(planned.focal), override(language):
            page = roadmap_page(plan=planned.plan, seen_by=asker_of(planned.focal), today=TODAY)
        strips[language] = [one.strip for one in page.lines if one.strip]
    for left, right in zip(strips["en"], strips["ar"], strict=True):
        assert left.width == right.width
        assert right.x == pytest.approx(WIDTH - left.x - left.width, abs=0.11)
    assert strips["en"][0].x == 0


def test_bars_stay_within_the_years_of_the_plan() -> None:
    scale = Scale(date(2027, 1, 1), date(2027, 12, 31))
    before = scale.strip(date(2026, 1, 1), date(2027, 1, 31))
    assert before is not None and before.x == 0 and before.width == pytest.approx(WIDTH * 31 / 365, abs=0.1)
    assert scale.strip(date(2028, 1, 1), None) is None
    last = scale.strip(date(2027, 12, 31), date(2027, 12, 31))
    assert last is not None and last.x + last.width == pytest.approx(WIDTH)
    open_end = scale.strip(date(2027, 7, 1), None)
    assert open_end is not None and open_end.open_end
    assert [tick.label for tick in scale.ticks()] == ["2027", "2/27", "3/27", "4/27"]
    assert scale.mark(date(2027, 1, 1) - timedelta(days=1)) is None
