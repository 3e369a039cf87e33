"""Distance in the Convention's tree: what is shared counts more the deeper it lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from merida.matching.provisions import article_of, nearest, nearness, shares
from merida.uncac.table import SPELLINGS

ANY = some.sampled_from(SPELLINGS)


@pytest.mark.parametrize(
    ("one", "others"),
    [
        ("57(3)(a)", ["57(3)(a)", "57(3)", "57(3)(b)", "57", "57(5)", "55", "33"]),
        ("57", ["57", "57(3)", "55", "33"]),
        ("ch.V", ["ch.V", "57", "33"]),
    ],
)
def test_the_nearer_stands_before_the_farther(one: str, others: list[str]) -> None:
    values = [nearness(one, other) for other in others]
    assert values == sorted(values, reverse=True)


def test_a_whole_chapter_in_common_says_less_than_an_article() -> None:
    assert nearness("ch.V", "ch.V") < nearness("57(3)", "57(5)") < nearness("57", "57(3)") < nearness("57", "57") == 1


def test_other_chapters_share_nothing() -> None:
    assert nearness("33", "57") == 0


@given(ANY, ANY)
def test_distance_is_the_same_from_both_sides_and_nothing_is_nearer_than_the_same(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one)
    assert 0 <= nearness(one, other) <= nearness(one, one)


@given(ANY, ANY)
def test_lists_sum_to_what_is_shared(one: str, other: str) -> None:
    mine, its = dict(shares(one)), dict(shares(other))
    shared = sum(value for place, value in mine.items() if place in its)
    assert shared <= 1.001
    assert (shared > 0) == (nearness(one, other) > 0)


def test_what_finds_nothing_takes_a_part_away() -> None:
    whole = nearest(("33",), ("33",))
    part = nearest(("33", "57"), ("33",))
    assert whole == (1.0, "33", "33")
    assert 0.8 < part[0] < 1
    assert nearest((), ("33",))[0] == 0
    assert nearest(("33",), ()) == (0.0, "", "")


def test_the_article_of_a_provision() -> None:
    assert [article_of(one) for one in ("57(3)(a)", "57", "ch.V")] == ["57", "57", "ch.V"]
