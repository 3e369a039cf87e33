"""Needs that nothing serves, and why; what is reported, never what is done."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from matching_samples import activity, need

from merida.matching import Activity, Index, gaps

LAW = {"provisions": ("33",), "kinds": ("legislative_drafting",)}
ELSEWHERE = activity("Bill on whistle-blowers", jurisdictions=("FJI",), **LAW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("there", "code", "values"),
    [
        ([], "no_activity_in_jurisdiction", ("KEN",)),
        ([activity("Extradition treaties", provisions=("44",), kinds=("model_law",))], "none_on_provision", ("33",)),
        ([activity("Bill on whistle-blowers", status="ended", **LAW)], "only_ended", ("XX-1",)),  # type: ignore[arg-type]
        ([activity("Bill on whistle-blowers", status="cancelled", **LAW)], "only_ended", ("XX-1",)),  # type: ignore[arg-type]
    ],
    ids=["none", "none on the provision", "ended", "cancelled"],
)
def test_a_need_that_nothing_serves_has_its_reason(there: list[Activity], code: str, values: tuple[str, ...]) -> None:
    (gap,) = gaps([need(**LAW)], [ELSEWHERE, *there])
    assert (gap.need, gap.code, gap.values) == ("need", code, values)


def test_a_need_that_is_served_is_no_gap() -> None:
    assert not list(gaps([need(**LAW)], [activity("Bill on whistle-blowers", **LAW)]))  # type: ignore[arg-type]


def test_what_was_over_before_the_need_arose_has_ended() -> None:
    (gap,) = gaps([need(start=date(2105, 1, 1), **LAW)], [activity("Bill on whistle-blowers", **LAW)])  # type: ignore[arg-type]
    assert gap.code == "only_ended"


def test_an_activity_of_a_region_is_reported_in_its_states() -> None:
    regional: dict[str, Any] = {"jurisdictions": (), "regions": ("1027",)}
    (gap,) = gaps([need(**LAW)], [activity("Extradition treaties", provisions=("44",), **regional)])
    assert gap.code == "none_on_provision"


def test_a_need_without_a_state_says_so() -> None:
    (gap,) = gaps([need("Something", state=None)], [ELSEWHERE])
    assert gap.code == "no_jurisdiction"


def test_gaps_may_be_asked_of_an_index() -> None:
    index = Index.of([ELSEWHERE])
    assert [gap.need for gap in gaps([need(id="a"), need(id="b")], index)] == ["a", "b"]
