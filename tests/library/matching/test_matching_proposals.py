"""An activity that may serve a need: codes first, words second, each reason said, the version told."""

from __future__ import annotations

from datetime import date

import pytest
from matching_samples import WHISTLE, activity, codes, need, proposal, reason

from merida.matching import VERSION, Index, Need, candidates, proposals
from merida.matching.knowledge import load
from merida.matching.likeness import calibrated

LAW = activity("Support to a bill on whistle-blowers", provisions=("33",), kinds=("legislative_drafting",))


def test_an_activity_on_the_same_provision_and_of_the_same_kind_is_likely() -> None:
    found = proposal(need(provisions=("33",), kinds=("legislative_assistance",)), LAW)
    assert found.score > 0.8  # of a hundred such proposals so many were right: nobody is surer than that
    assert {"same_jurisdiction", "same_provision", "same_kind", "same_subject"} <= codes(found)


def test_scores_rise_with_the_sum_of_the_reasons_and_never_reach_certainty() -> None:
    scores = [calibrated(step / 4) for step in range(-80, 120)]
    assert scores == sorted(scores)
    assert all(0 < score < 1 for score in scores)
    logits, shares = load("calibration")["proposal"].values()
    assert len(logits) == len(shares) and list(logits) == sorted(logits) and list(shares) == sorted(shares)


def test_a_score_is_no_surer_than_the_reviewed_pairs_were() -> None:
    assert calibrated(3.0) < 0.75  # the sum alone would say 0.95
    assert calibrated(20.0) > 0.98


def test_one_on_another_chapter_for_another_body_is_not() -> None:
    other = activity("Training of customs officers on extradition", provisions=("44",), kinds=("training",))
    found = proposal(need(provisions=("33",), kinds=("legislative_drafting",)), other)
    assert found.score < 0.1
    assert {"other_provision", "other_kind", "other_subject"} <= codes(found)


def test_every_proposal_carries_the_version_and_reasons_that_make_its_score() -> None:
    found = proposal(need(provisions=("33",)), LAW)
    assert found.version == VERSION
    assert found.reasons == tuple(sorted(found.reasons, key=lambda one: (-abs(one.weight), one.code)))
    assert 0 < found.score < 1


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ({"jurisdictions": ("KEN",)}, "same_jurisdiction"),
        ({"jurisdictions": ("KE",)}, "same_jurisdiction"),
        ({"jurisdictions": ("Kenya",)}, "same_jurisdiction"),
        ({"jurisdictions": ("KEN", "UGA", "TZA")}, "one_of_jurisdictions"),
        ({"jurisdictions": (), "regions": ("1027",)}, "region_of_jurisdiction"),
        ({"jurisdictions": (), "regions": ("Eastern Africa",)}, "region_of_jurisdiction"),
        ({"jurisdictions": (), "regions": ("African",)}, "region_of_jurisdiction"),
        ({"jurisdictions": (), "regions": ("998",)}, "worldwide"),
        ({"jurisdictions": ()}, None),
    ],
    ids=str,
)
def test_place_is_told_by_how_near_it_is(where: dict[str, tuple[str, ...]], code: str | None) -> None:
    told = codes(proposal(need(), activity(**where)))
    places = {"same_jurisdiction", "one_of_jurisdictions", "region_of_jurisdiction", "worldwide"}
    assert told & places == ({code} if code else set())


def test_nearer_places_score_higher() -> None:
    wheres = (
        {"jurisdictions": ("KEN",)},
        {"jurisdictions": ("KEN", "UGA")},
        {"jurisdictions": (), "regions": ("1027",)},
        {"jurisdictions": (), "regions": ("998",)},
    )
    scores = [proposal(need(), activity(**where)).score for where in wheres]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_an_activity_of_another_state_is_not_proposed() -> None:
    assert not list(proposals([need()], [activity(jurisdictions=("UGA",))], threshold=0))


def test_a_title_tells_the_region_where_no_code_does() -> None:
    title = "Whistle-blower laws in East Africa"
    found = proposal(need(), activity(title, jurisdictions=()))
    assert reason(found, "region_of_jurisdiction").values == ("KEN", "eastern_africa")


def test_a_need_without_a_state_takes_the_one_that_its_words_name() -> None:
    told = need("Judges of Kenya need a code of conduct", state=None)
    there, elsewhere = (
        activity("Ethics of judges", id="a"),
        activity("Ethics of judges", id="b", jurisdictions=("UGA",)),
    )
    assert [one.activity for one in proposals([told], [there, elsewhere], threshold=0)] == ["a"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "صياغة قانون لحماية المبلغين عن الفساد"),
        ("es", "Redacción de una ley de protección de denunciantes"),
        ("fr", "Rédaction d’une loi sur les lanceurs d’alerte"),
        ("ru", "Подготовка закона о защите лиц, сообщающих о коррупции"),
        ("zh", "起草举报人保护法"),
    ],
)
def test_words_of_the_convention_bridge_languages(language: str, text: str) -> None:
    other = activity("Extradition of fugitives", id="XX-2")
    answers = list(proposals([need(text, language=language)], [other, LAW], threshold=0))
    assert answers[0].activity == "XX-1"
    assert reason(answers[0], "same_subject").values == ("reporting_persons",)
    assert "another_language" in codes(answers[0])


def test_a_paragraph_of_the_article_is_nearer_than_another_article_of_the_chapter() -> None:
    scores = [
        proposal(need("Help", provisions=("57(3)(a)",)), activity("Project", provisions=(one,))).score
        for one in ("57(3)(a)", "57(3)", "57(5)", "55", "33")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_what_ended_before_the_need_arose_scores_lower() -> None:
    told = need(start=date(2101, 6, 1))
    now = proposal(told, activity(start=date(2101, 1, 1), end=date(2102, 1, 1)))
    over = proposal(told, activity())
    assert reason(over, "ended").values == ("2100",)
    assert "same_period" in codes(now)
    assert over.score < now.score


def test_what_was_cancelled_scores_lower_still() -> None:
    assert "cancelled" in codes(proposal(need(), activity(status="cancelled")))
    assert "cancelled" in codes(proposal(need(), activity(status="5")))


def test_an_activity_that_names_the_request_is_proposed_first() -> None:
    answering = activity("Something else entirely", id="XX-9", answers=("need",))
    found = list(proposals([need(provisions=("33",))], [LAW, answering]))
    assert found[0].activity == "XX-9"
    assert reason(found[0], "answers_need").weight > 5


def test_what_is_not_known_is_not_held_against_an_activity() -> None:
    told = need("Help to the central authority", provisions=("46",), kinds=("training",))
    against = {"other_provision", "other_kind", "other_body", "other_subject"}
    assert not codes(proposal(told, activity("Project 12"))) & against


def test_limit_and_threshold_are_kept() -> None:
    many = [activity(f"Whistle-blower bill {number}", id=f"XX-{number}") for number in range(9)]
    assert len(list(proposals([need()], many, limit=3, threshold=0))) == 3
    assert not list(proposals([need()], many, threshold=0.999))


def test_the_order_is_that_of_the_needs_and_of_the_scores_and_never_changes() -> None:
    needs = [need(id=name) for name in ("z", "a")]
    many = [activity(f"Whistle-blower law, part {number}", id=f"XX-{number}") for number in range(7)]
    once = list(proposals(needs, many, threshold=0))
    assert (
        once == list(proposals(needs, list(reversed(many)), threshold=0)) == list(proposals(needs, many, threshold=0))
    )
    assert [one.need for one in once] == ["z"] * 5 + ["a"] * 5


def test_an_index_is_asked_in_both_directions() -> None:
    of_activities = Index.of([LAW, activity("Extradition", id="XX-2")])
    of_needs = Index.of([need(), Need(id="other", text="Extradition treaties", state="KEN")])
    assert candidates(need(), of_activities)[0].activity == "XX-1"
    served = candidates(LAW, of_needs)
    assert [(one.need, one.activity) for one in served if hasattr(one, "need")][:1] == [("need", "XX-1")]


def test_needs_of_a_whole_region_are_found_for_a_regional_activity() -> None:
    of_needs = Index.of([need(id="ke"), need(id="ug", state="UGA"), need(id="fj", state="FJI")])
    regional = activity(WHISTLE, jurisdictions=(), regions=("1027",))
    assert {one.need for one in candidates(regional, of_needs) if hasattr(one, "need")} == {"ke", "ug"}


def test_needs_are_not_compared_with_needs() -> None:
    with pytest.raises(ValueError, match="Needs are compared with activities"):
        candidates(need(), Index.of([need(id="other")]))


def test_an_empty_index_proposes_nothing() -> None:
    assert candidates(need(), Index.of([])) == []
    assert candidates(LAW, Index.of([])) == []


def test_reasons_show_whole_words() -> None:
    found = proposal(need("Establishing a registry of beneficial owners"), activity("A registry of beneficial owners"))
    assert "beneficial" in reason(found, "same_words").values or "registry" in reason(found, "same_words").values
