"""Regions, regional organisations and networks ask and are asked: for them, in their members, around them."""

from __future__ import annotations

import pytest

import merida
from merida.matching import Activity, Index, Need, Overlap, Proposal, candidates, explain, gaps
from merida.matching.doubts import Doubtful
from merida.matching.knowledge import LANGUAGES, load
from merida.matching.lines_activities import activity_of
from merida.matching.lines_needs import needs_of
from merida.matching.place import is_world, narrowest, region_ids, states_in

TITLE = {"en": "Training on asset recovery"}


def training(name: str, *states: str, regions: tuple[str, ...] = ()) -> Activity:
    return Activity(id=name, titles=TITLE, provisions=("51",), jurisdictions=states, regions=regions)


EVERYWHERE = [
    training("for-it", regions=("Eastern Africa",)),
    training("in-one", "KEN"),
    training("in-four", "KEN", "UGA", "TZA", "RWA"),
    training("around-it", regions=("298",)),
    training("anywhere", regions=("998",)),
    training("elsewhere", "FJI"),
    training("far-region", regions=("Central Asia",)),
]


def asked(**of: object) -> list[Proposal]:
    need = Need(id="n", text="Training on asset recovery", provisions=("51",), **of)  # type: ignore[arg-type]
    return list(merida.match([need], EVERYWHERE, limit=10))


def why(found: list[Proposal]) -> dict[str, str]:
    places = ("same_region", "within_region", "around_region", "worldwide")
    return {one.activity: reason.code for one in found for reason in one.reasons if reason.code in places}


@pytest.mark.parametrize("region", ["Eastern Africa", "1027", "eastern_africa", "东非", "Afrique de l'Est"])
def test_a_need_of_a_region_meets_what_is_for_it_in_its_members_and_around_it(region: str) -> None:
    assert why(asked(regions=(region,))) == {
        "for-it": "same_region",
        "in-one": "within_region",
        "in-four": "within_region",
        "around-it": "around_region",
        "anywhere": "worldwide",
    }


def test_what_is_for_the_region_comes_before_what_is_in_few_of_its_members() -> None:
    found = [one.activity for one in asked(regions=("Eastern Africa",))]
    assert found[0] == "for-it"
    assert found.index("in-four") < found.index("in-one") < found.index("anywhere")


def test_a_network_asks_for_its_members() -> None:
    assert "SWZ" in states_in("arinsa")
    assert "FJI" not in states_in("arinsa")
    found = why(asked(regions=("ARINSA",)))
    assert found["in-one"] == "within_region"
    assert "elsewhere" not in found


def test_the_world_asks_for_all_and_what_is_worldwide_comes_first() -> None:
    found = asked(regions=("Global",))
    assert found[0].activity == "anywhere"
    assert {one.activity for one in found} == {one.id for one in EVERYWHERE}


def test_a_state_meets_regional_activities_that_cover_it_and_no_other() -> None:
    found = {one.activity for one in asked(state="KEN")}
    assert found == {"for-it", "in-one", "in-four", "around-it", "anywhere"}
    network = training("network", regions=("ARIN-EA",))
    assert [one.activity for one in merida.match([Need(id="n", state="DJI", text="Asset recovery")], [network])] == [
        "network"
    ]
    assert not list(merida.match([Need(id="n", state="FJI", text="Asset recovery")], [network]))


def test_several_states_ask_together() -> None:
    found = {one.activity for one in asked(state="FJI", states=("KEN",))}
    assert {"elsewhere", "in-one", "for-it"} <= found
    assert "far-region" not in found


def test_words_that_name_a_region_say_where_a_need_is() -> None:
    need = Need(id="n", text="Training on asset recovery for the prosecutors of Central Asia")
    found = list(merida.match([need], EVERYWHERE, limit=10))
    assert found[0].activity == "far-region"
    assert not {"in-one", "elsewhere"} & {one.activity for one in found}


def test_an_activity_finds_the_requests_of_its_region() -> None:
    index = Index.of(
        [
            Need(id="region", regions=("EAAACA",), text="Asset recovery"),
            Need(id="fji", state="FJI", text="Asset recovery"),
        ]
    )
    served = [one.need for one in candidates(training("ken", "KEN"), index) if isinstance(one, Proposal)]
    assert served == ["region"]


def test_a_region_without_any_assistance_is_a_gap() -> None:
    (gap,) = gaps([Need(id="n", regions=("Caribbean",), text="Asset recovery", provisions=("51",))], EVERYWHERE[:3])
    assert (gap.code, gap.values) == ("no_activity_in_jurisdiction", ("caribbean",))
    assert explain(gap, "fr").endswith("Caraïbes")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reasons_of_place_are_sentences_in_each_language(lang: str) -> None:
    sentences = {
        explain(reason, lang)
        for one in asked(regions=("Eastern Africa",))
        for reason in one.reasons
        if reason.code.endswith("_region")
    }
    assert len(sentences) == 4
    assert not any("eastern" in sentence or "{" in sentence for sentence in sentences)


def test_regions_have_one_name_each_in_all_languages_or_the_one_they_give_themselves() -> None:
    told = load("places")
    assert all(row["label"].keys() == set(LANGUAGES) for row in told.values() if "label" in row)
    assert all("label" in row or row.get("names") for row in told.values())
    assert all(states_in(name) or is_world(name) for name in told)


def test_the_narrower_of_two_regions_counts() -> None:
    assert narrowest(("africa", "eastern_africa", "caribbean")) == ("eastern_africa", "caribbean")


@pytest.mark.parametrize(
    ("line", "state", "states", "regions"),
    [
        ({"state": ["KE", "Uganda"]}, "KEN", ("UGA",), ()),
        ({"state": "Korea, Republic of"}, "KOR", (), ()),
        ({"state": "Eastern Africa"}, None, (), ("eastern_africa",)),
        ({"network": "ARINSA"}, None, (), ("arinsa",)),
        ({"recipient": {"name": "League of Arab States"}}, None, (), ("arab_states",)),
        ({"jurisdiction": "肯尼亚"}, "KEN", (), ()),
        ({"regions": ["619", "South-East Asia"]}, None, (), ("central_asia", "south_eastern_asia")),
    ],
)
def test_lines_say_where_in_many_ways(
    line: dict[str, object], state: str | None, states: tuple[str, ...], regions: tuple[str, ...]
) -> None:
    told = needs_of()({"id": "n", "text": "x", **line})
    assert told is not None
    assert (told.state, told.states, told.regions) == (state, states, regions)


def test_a_recipient_that_is_no_place_is_the_institution() -> None:
    told = needs_of()({"id": "n", "text": "x", "recipient": "Ministry of Justice"})
    assert told is not None
    assert told.target == "Ministry of Justice"


def test_what_is_in_no_list_is_passed_over_with_a_sentence_and_the_rest_is_used() -> None:
    with pytest.raises(Doubtful, match=r"Atlantis: no State.*999: no provision.*sorcery: no kind") as need:
        needs_of()({"id": "n", "text": "x", "state": "Atlantis", "provisions": ["999", "33"], "kinds": "sorcery"})
    assert isinstance(need.value.value, Need)
    assert (need.value.value.state, need.value.value.text) == (None, "x")
    with pytest.raises(Doubtful, match="dunno: no status") as activity:
        activity_of({"id": "a", "title": "x", "countries": "KE", "status": "dunno"})
    assert isinstance(activity.value.value, Activity)
    assert activity.value.value.jurisdictions == ("KEN",)


def test_verbs_stand_at_the_door() -> None:
    (overlap,) = merida.overlaps([training("a", "KEN"), training("a", "KEN")])
    assert isinstance(overlap, Overlap)
    assert overlap.relation == "same_record"
    assert merida.Need is Need
    assert next(iter(merida.iati.check(b"<a/>"))).id == "0.2.1"
    assert region_ids(("nowhere",)) == ()
