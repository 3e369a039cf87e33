"""A plan as a spreadsheet: out and in again without a change, edited, and wrong in every way people know."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from merida.site.assistance.loading_plans import load_plan, load_replies
from merida.site.assistance.models.institutions import Institution, InstitutionReply
from merida.site.assistance.models.plans import Plan, PlanItem
from merida.site.assistance.selectors.plan_files import plan_file
from merida.site.assistance.selectors.plan_sheets import PlanPreview, preview_plan_file
from merida.site.assistance.services.plan_sheets import write_plan
from merida.site.people.asking import acting_as, asker_of
from merida.site.provenance.refusals import RefusedRow
from tests.site.assistance.focal import Desk, desk
from tests.site.assistance.test_plans import TODAY, Planned

__all__ = ["desk"]
pytestmark = pytest.mark.django_db

HEADS = (
    "Number",
    "Level",
    "Text",
    "Begins on",
    "Ends on",
    "Responsible",
    "Budget",
    "Currency",
    "Answers provisions or outcomes",
)


def written(*rows: tuple[Any, ...], heads: tuple[str, ...] = HEADS) -> bytes:
    book, stream = Workbook(), BytesIO()
    for row in (heads, *rows):
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def seen(desk: Desk, data: bytes, name: str = "Plan of Palau.xlsx") -> PlanPreview:
    with acting_as(desk.focal):
        return preview_plan_file(data, name, desk.authority.pk, "PLW")


def test_a_spreadsheet_becomes_a_plan(desk: Desk) -> None:
    view = seen(
        desk,
        written(
            ("1", "Direction", "Prevention"),
            (
                "1.1",
                "Action",
                "Draft the law",
                "2027-01-01",
                "2027-06-30",
                "Ministry of Justice; Congress",
                "12,500.50",
                "USD",
                "8(5)",
            ),
        ),
    )
    assert not view.refused
    with acting_as(desk.focal):
        plan, count = write_plan(view=view, owner=desk.authority, by=desk.focal, at=timezone.now())
        action = PlanItem.objects.get(level="action")
        assert (plan.name, count) == ("Plan of Palau", 2)
        assert (action.budget_minor, action.budget_currency, action.parent.text) == (1250050, "USD", "Prevention")  # type: ignore[union-attr]
        assert {one.outcome_id for one in action.answers.all()} == {desk.outcomes[4].pk, desk.outcomes[6].pk}
        assert sorted(Institution.objects.values_list("name", flat=True)) == ["Congress", "Ministry of Justice"]


def test_levels_alone_make_the_tree(desk: Desk) -> None:
    rows = (
        (None, "Direction", "A"),
        (None, "Problem", "B"),
        (None, "Action", "C"),
        (None, "Direction", "D"),
        (None, "Action", "E"),
    )
    view = seen(desk, written(*rows))
    assert [(one.number, one.parent) for one in view.rows] == [
        ("1", ""), ("1.1", "1"), ("1.1.1", "1.1"), ("2", ""), ("2.1", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_out_and_in_again_changes_nothing(desk: Desk, language: str) -> None:
    planned = Planned(desk)
    with acting_as(desk.focal):
        file = plan_file(plan=planned.plan, kind="xlsx", language=language, seen_by=asker_of(desk.focal), today=TODAY)
        view = preview_plan_file(file.data, file.name, desk.authority.pk, "PLW")
        assert (view.plan, view.new, view.refused) == (planned.plan.pk, 0, ())
        _plan, count = write_plan(view=view, owner=desk.authority, by=desk.focal, at=timezone.now())
    assert count == 0


def test_an_edited_row_changes_its_item_and_a_row_without_an_item_is_new(desk: Desk) -> None:
    planned = Planned(desk)
    with acting_as(desk.focal):
        file = plan_file(plan=planned.plan, kind="xlsx", language="en", seen_by=asker_of(desk.focal), today=TODAY)
    book = load_workbook(BytesIO(file.data))
    book.active["C5"] = "Draft and adopt the law"
    book.active.append(["1.1.1.3", "Action", "Train the team"])
    stream = BytesIO()
    book.save(stream)
    view = seen(desk, stream.getvalue())
    with acting_as(desk.focal):
        _plan, count = write_plan(view=view, owner=desk.authority, by=desk.focal, at=timezone.now())
        planned.law.refresh_from_db()
        assert (count, planned.law.text, planned.law.revision) == (2, "Draft and adopt the law", 1)


@pytest.mark.parametrize(
    ("row", "cell", "why"),
    [
        (("1", "Objective", "x"), "B2", "Objective"),
        (("one", "Action", "x"), "A2", "write it as in 1.2.1"),
        (("2.1", "Action", "x"), "A2", "under which this one stands"),
        (("1", "Action", ""), "C2", "needed"),
        (("1", "Action", "x", "2027-02-30"), "D2", "calendar"),
        (("1", "Action", "x", "2027-02-01", "2027-01-01"), "E2", "before it begins"),
        (("1", "Action", "x", None, None, None, "100", None), "G2", "currency"),
        (("1", "Action", "x", None, None, None, "100", "XXQ"), "H2", "currency"),
        (("1", "Action", "x", None, None, None, "1.0055", "USD"), "G2", "decimals"),
        (("1", "Action", "x", None, None, None, None, None, "99(1)"), "I2", "99(1)"),
        (("1", "Problem", "x", None, None, None, None, None, "8(5)"), "I2", "Only an action"),
    ],
    ids=["level", "number", "orphan", "no text", "no day", "reversed", "no currency", "unknown currency", "decimals",
         "no outcome", "a problem answers nothing"],
)  # fmt: skip
def test_a_wrong_row_is_refused_with_its_cell_and_the_rest_goes_on(
    desk: Desk, row: tuple[Any, ...], cell: str, why: str
) -> None:
    view = seen(desk, written(row, ("7", "Action", "Fine")))
    assert [one.text for one in view.rows] == ["Fine"]
    assert view.refused[0].place.endswith(f"!{cell}")
    assert why in view.refused[0].sentence


def test_an_item_of_another_authority_is_refused_like_one_that_is_not(desk: Desk, person: Any, state: Any) -> None:
    planned = Planned(desk)
    kenyan = person("Kenyan", "focal_point", state("KEN"))
    heads = (*HEADS, "Item (leave as it is)")
    sentences = []
    for key in (planned.law.pk, "0190aaaa-0000-7000-8000-000000000000"):
        data = written(("1", "Action", "x", None, None, None, None, None, None, str(key)), heads=heads)
        with acting_as(kenyan):
            view = preview_plan_file(data, "x.xlsx", state("KEN").pk, "KEN")
        sentences.append([one.sentence for one in view.refused])
    assert sentences[0] == sentences[1] != []


def test_on_the_command_line_a_trial_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(written(("1", "Action", "Draft the law"), ("x", "Action", "Broken")))
    told = list(load_plan(path, by=desk.focal, at=timezone.now(), dry_run=True))
    assert [isinstance(one, RefusedRow) for one in told] == [True, False, False]
    assert told[-1].endswith("Nothing was written: this was a trial.")
    with acting_as(desk.focal):
        assert not Plan.objects.exists()
    list(load_plan(path, by=desk.focal, at=timezone.now(), dry_run=False))
    with acting_as(desk.focal):
        assert [one.text for one in PlanItem.objects.all()] == ["Draft the law"]


def test_replies_load_on_the_command_line(desk: Desk, tmp_path: Path) -> None:
    justice = desk.institution()
    desk.given(justice, 0, 1)
    book = desk.sheet(justice)
    book.active["I3"], book.active["I4"] = "Done", "Finished, sort of"
    path = tmp_path / "justice.xlsx"
    book.save(path)
    told = list(load_replies(path, by=desk.focal, at=timezone.now(), dry_run=True))
    assert told[0].startswith("justice.xlsx, Rows!I4: “Finished, sort of” is no status")
    with acting_as(desk.focal):
        assert not InstitutionReply.objects.exists()
    list(load_replies(path, by=desk.focal, at=timezone.now(), dry_run=False))
    with acting_as(desk.focal):
        assert [one.status for one in InstitutionReply.objects.all()] == ["done"]
