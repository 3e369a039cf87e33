"""Two activities: one record, one project told twice, overlapping or unrelated; what is declared comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from matching_samples import activity, between, codes, reason

from merida.matching import Activity, Index, Money, candidates, groups, overlaps

TITLE = "Asset recovery: courses for investigators of the anti-corruption commission"
TEXT = "Ten courses teach detectives how to trace illicit assets in foreign banks and have them frozen in time."


def one(**said: Any) -> Activity:
    return activity(TITLE, TEXT, provisions=("54",), kinds=("training",), **said)


def other(**said: Any) -> Activity:
    """Something else, by another publisher, in the same State."""
    usual = {"id": "YY-1", "publisher": "YY", "provisions": ("9(1)",), "kinds": ("digital_tools",)}
    return activity("Electronic procurement platform", "Software for tenders.", **{**usual, **said})


@pytest.mark.parametrize(
    ("mine", "its", "relation", "code"),
    [
        ({"id": "YY-1"}, {}, "same_record", "same_identifier"),
        ({"references": (("YY-1", "A3"),)}, {}, "same_record", "names_the_other"),
        ({"references": (("YY-1", "A9"),), "publisher": "YY"}, {}, "same_record", "names_the_other"),
        ({"references": (("YY-1", "A9"),)}, {}, "same_project", "names_the_other"),
        (
            {"references": (("77", "A1"),), "publisher": "YY"},
            {"references": (("77", "A1"),)},
            "same_record",
            "same_reference",
        ),
        (
            {"references": (("2018001234", "A2"),)},
            {"references": (("2018001234", "A2"),)},
            "same_project",
            "same_reference",
        ),
        ({"related": (("YY-1", "5"),)}, {}, "same_project", "told_by_another"),
        ({"related": (("YY-1", "4"),)}, {}, "same_project", "told_by_another"),
        ({"related": (("YY-1", "1"),)}, {}, "overlapping", "part_of"),
        ({"related": (("YY-1", "3"),)}, {}, "overlapping", "sibling"),
        ({"told_as": ("YY-1",)}, {}, "same_project", "same_chain"),
        ({}, {"told_as": ("XX-1",)}, "same_project", "same_chain"),
        ({"told_as": ("YY-1",), "publisher": "YY"}, {}, "overlapping", "same_chain"),
    ],
    ids=str,
)
def test_identity_comes_before_likeness(mine: dict[str, Any], its: dict[str, Any], relation: str, code: str) -> None:
    found = between(one(**mine), other(**its))
    assert found.relation == relation
    assert found.reasons[0].code == code
    assert (found.score > 0.9) is (relation in ("same_record", "same_project"))


def test_the_same_number_under_two_publishers_proves_nothing() -> None:
    number = {"references": (("77", "A1"),)}
    assert between(one(**number), other(**number)).relation == "unrelated"


def test_a_programme_that_pays_for_many_is_none_of_them() -> None:
    paid = [
        activity(f"Grant {number}", id=f"ZZ-{number}", publisher=f"Z{number}", told_as=("YY-1",)) for number in range(5)
    ]
    found = between(one(told_as=("YY-1",)), other(), *paid)
    assert (found.relation, found.reasons[0].code) == ("overlapping", "one_programme")


def test_identifiers_are_the_same_whatever_their_case_and_spaces() -> None:
    assert between(one(id="xx-7 "), other(id="XX-7")).relation == "same_record"


def test_the_same_project_told_by_another_publisher_in_other_words() -> None:
    again = activity(
        "Courses on asset recovery for the anti-corruption commission’s investigators",
        "Detectives learn in ten courses to trace illicit assets in foreign banks and to freeze them in time.",
        id="YY-8",
        publisher="YY",
        start=date(2099, 1, 15),
    )
    found = between(one(), again)
    assert found.relation == "same_project"
    assert {"near_title", "near_description", "same_place", "same_time"} <= codes(found)


def test_money_and_participants_speak_for_it_too() -> None:
    money = {"money": Money("250000", "USD"), "participants": ("XM-DAC-1",)}
    found = between(one(**money), one(id="YY-8", publisher="YY", **money))
    assert {"same_budget", "shared_participant"} <= codes(found)
    far = between(one(money=Money("250000", "USD")), one(id="YY-8", publisher="YY", money=Money("9000000", "USD")))
    assert "other_budget" in codes(far)
    assert far.score < found.score


def test_amounts_in_two_currencies_are_not_compared() -> None:
    found = between(one(money=Money("250000", "USD")), one(id="YY-8", money=Money("250000", "JPY")))
    assert not codes(found) & {"same_budget", "other_budget"}


def test_the_same_place_provision_and_time_overlap() -> None:
    law = activity("Bill on whistle-blowers", provisions=("33",), kinds=("legislative_drafting",))
    courses = activity(
        "Courts and those who report",
        "Judges study cases.",
        id="YY-1",
        publisher="YY",
        provisions=("33",),
        kinds=("training",),
    )
    assert between(law, courses).relation == "overlapping"


def test_another_period_or_place_does_not_overlap() -> None:
    later = one(id="YY-1", publisher="YY", start=date(2105, 1, 1), end=date(2106, 1, 1))
    assert between(one(), later).relation == "unrelated"
    assert "other_time" in codes(between(one(), later))
    elsewhere = one(id="YY-1", publisher="YY", jurisdictions=("FJI",))
    assert between(one(), elsewhere).relation == "unrelated"
    assert "other_place" in codes(between(one(), elsewhere))


def test_a_region_overlaps_with_a_state_in_it() -> None:
    regional = one(id="YY-1", jurisdictions=(), regions=("1027",))
    assert "shared_place" in codes(between(one(), regional))


def test_phases_of_one_title_are_grouped_and_not_made_one() -> None:
    first = activity("Training of judges, phase I", TEXT)
    second = activity("Training of judges, phase II", TEXT, id="XX-2", start=date(2101, 1, 1), end=date(2102, 12, 31))
    found = between(first, second)
    assert found.relation == "unrelated"
    assert reason(found, "another_phase").values == ("1", "2")
    (group,) = groups([first, second])
    assert group.activities == ("XX-1", "XX-2")
    assert group.differ_in == ("period", "phase")


def test_yearly_repeats_are_grouped() -> None:
    years = [
        activity("Annual seminar of prosecutors", id=f"XX-{year}", start=date(year, 1, 1), end=date(year, 12, 31))
        for year in (2095, 2096, 2097, 2098)
    ]
    assert not [found for found in overlaps(years) if found.relation in ("same_record", "same_project")]
    (group,) = groups(years)
    assert (len(group.activities), group.differ_in) == (4, ("period",))


def test_titles_that_say_nothing_are_grouped() -> None:
    places = [
        activity("Technical assistance", id=f"XX-{code}", jurisdictions=(code,)) for code in ("KEN", "UGA", "FJI")
    ]
    same = activity("Technical assistance", id="YY-1", publisher="YY")
    found = [one for one in overlaps([*places, same]) if one.relation in ("same_record", "same_project")]
    assert not found
    assert groups([*places, same])[0].activities == ("XX-KEN", "XX-UGA", "XX-FJI", "YY-1")


def test_two_tellings_of_one_project_are_no_group() -> None:
    both = [one(), one(id="YY-1", publisher="YY")]
    found = list(overlaps(both))
    assert [pair.relation for pair in found] == ["same_project"]
    assert groups(both, found) == []


def test_each_pair_is_told_once_and_the_nearest_first() -> None:
    told = [one(), one(id="YY-8", publisher="YY"), one(id="ZZ-1", publisher="ZZ"), other()]
    found = list(overlaps(told, unrelated=True))
    assert len({frozenset((pair.a, pair.b)) for pair in found}) == len(found)
    assert found[0].relation == "same_project"
    assert found == list(overlaps(told, unrelated=True))


def test_a_record_that_stands_twice_is_told() -> None:
    (found,) = overlaps([one(), one(titles={"en": "Another title"})])
    assert (found.a, found.b, found.relation) == ("XX-1", "XX-1", "same_record")


def test_who_already_does_this_here() -> None:
    index = Index.of([one(id="YY-8", publisher="YY"), other()])
    found = candidates(one(id="new"), index)
    assert [(pair.b, pair.relation) for pair in found if hasattr(pair, "relation")] == [("YY-8", "same_project")]
