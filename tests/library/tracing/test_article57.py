"""The path of article 57: what applies, what is lacking, in whose words; 57(4) expenses, 57(5) arrangements."""

from __future__ import annotations

import inspect
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.tracing import article57, article57_conditions, article57_costs, article57_paths
from merida.tracing.article57 import LETTERS, MANY, VALUES, Assertion, Claimant, Facts, differences
from merida.tracing.article57_costs import ACCOUNT_OF, Expense, arrangement, expenses
from merida.tracing.article57_paths import considered, path, paths
from merida.tracing.wording import LANGUAGES, named, rule, rules, table
from merida.uncac import exists


def says(by: str = "", /, **topics: str) -> tuple[Assertion, ...]:
    return tuple(
        Assertion(topic, value, by, f"source of {topic}") for topic, said in topics.items() for value in said.split("|")
    )


def codes(of: Facts, by: str = "") -> tuple[str, ...]:
    return tuple(one.code for one in path(of, by).answers)


ENFORCED = {"route": "55(1)(b)", "final_judgment": "yes", "offence": "17", "public_funds": "yes"}

CASES = [
    ("embezzled, enforced, final", ENFORCED, ("applies", "not_applicable", "not_applicable")),
    ("final judgement waived", ENFORCED | {"final_judgment": "waived"},
     ("applies", "not_applicable", "not_applicable")),
    ("laundering of embezzled funds", ENFORCED | {"offence": "23(1)(a)", "laundering_of": "17"},
     ("applies", "not_applicable", "not_applicable")),
    ("laundering of who knows what", ENFORCED | {"offence": "23"}, ("open", "open", "open")),
    ("laundering of a bribe", ENFORCED | {"offence": "23", "laundering_of": "15(b)", "damage": "yes"},
     ("not_applicable", "applies", "not_applicable")),
    ("private funds of a public official", ENFORCED | {"public_funds": "no", "prior_ownership": "yes"},
     ("not_applicable", "applies", "not_applicable")),
    ("whether the funds were public is not said", {k: v for k, v in ENFORCED.items() if k != "public_funds"},
     ("open", "open", "open")),
    ("no final judgement and no waiver", ENFORCED | {"final_judgment": "no"},
     ("not_met", "not_applicable", "priority_consideration")),
    ("final judgement not known", {k: v for k, v in ENFORCED.items() if k != "final_judgment"},
     ("open", "not_applicable", "open")),
    ("bribery with damage recognized", ENFORCED | {"offence": "15(a)", "damage": "yes"},
     ("not_applicable", "applies", "not_applicable")),
    ("bribery, neither ownership nor damage", ENFORCED | {"offence": "15(a)", "damage": "no", "prior_ownership": "no"},
     ("not_applicable", "not_met", "priority_consideration")),
    ("bribery, of damage nothing is said", ENFORCED | {"offence": "15(a)", "prior_ownership": "no"},
     ("not_applicable", "open", "open")),
    ("domestic order on request, judgement waived", ENFORCED | {"route": "55(1)(a)", "final_judgment": "waived"},
     ("applies", "not_applicable", "not_applicable")),
    ("own proceedings, and a request", {"route": "own_proceedings", "confiscated": "yes", "request": "yes"},
     ("own_proceedings", "own_proceedings", "priority_consideration")),
    ("own proceedings, no request", {"route": "own_proceedings", "ground": "conviction_based", "request": "no"},
     ("own_proceedings", "own_proceedings", "outside")),
    ("own proceedings, a request not known", {"route": "own_proceedings", "ground": "non_conviction_based"},
     ("own_proceedings", "own_proceedings", "open")),
    ("direct recovery", {"route": "53(b)"}, ("outside", "outside", "outside")),
    ("given back voluntarily", {"route": "voluntary"}, ("outside", "outside", "outside")),
    ("an administrative freeze", {"ground": "administrative"}, ("outside", "outside", "outside")),
    ("insolvency", {"ground": "insolvency"}, ("outside", "outside", "outside")),
    ("a settlement of which no more is known", {"ground": "settlement"}, ("open", "open", "open")),
    ("an offence of national law only", ENFORCED | {"offence": "none"}, ("outside", "outside", "outside")),
    ("the Convention does not bind", ENFORCED | {"convention": "no"}, ("outside", "outside", "outside")),
    ("as it says, outside chapter V", {"basis": "outside_chapter_v"}, ("outside", "outside", "outside")),
    ("nothing is known", {}, ("open", "open", "open")),
    ("two routes are said", ENFORCED | {"route": "55(1)(b)|own_proceedings"}, ("open", "not_applicable", "open")),
]  # fmt: skip


@pytest.mark.parametrize(("said", "answers"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_follows_from_what_is_said(said: dict[str, str], answers: tuple[str, ...]) -> None:
    assert codes(Facts(says(**said))) == answers


def test_the_return_to_kyrgyzstan_conditions_not_met_own_proceedings_and_an_arrangement_in_line_with_57_5() -> None:
    found = Facts(
        (
            *says(ground="conviction_based"),
            *says("USA", route="own_proceedings", basis="remission", arrangement="case_by_case"),
            *says("KGZ", offence="17", public_funds="yes"),
        )
    )
    united_states, kyrgyzstan = path(found, "USA"), path(found, "KGZ")
    assert united_states.answer("57(3)(a)").code == "own_proceedings"
    assert rule(united_states.answer("57(3)(a)").rule).law == ("31", "55", "57(3)(a)", "57(3)(b)")
    assert (united_states.basis, united_states.arrangement) == ("remission", "case_by_case")
    assert kyrgyzstan.answer("57(3)(a)").code == "open", "what one State says is not put into the mouth of the other"
    assert kyrgyzstan.arrangement is None
    assert [one.by for one in paths(found)] == ["", "KGZ", "USA"]


def test_each_condition_says_what_supports_it_and_what_speaks_against_it() -> None:
    found = Facts((*says("CHE", **ENFORCED), *says("NGA", route="own_proceedings")), "CHE", "NGA")
    condition = next(one for one in path(found, "CHE").answer("57(3)(a)").conditions if one.code == "executed_under_55")
    assert [(one.by, one.source) for one in condition.supports] == [("CHE", "source of route")]
    assert [(one.by, one.value) for one in condition.against] == [("NGA", "own_proceedings")]
    assert codes(found, "CHE")[0] == "applies"
    assert codes(found, "NGA")[0] == "own_proceedings"


def test_two_states_differ_and_the_register_decides_neither() -> None:
    found = Facts((*says("CHE", basis="57(3)(c)", route="55(1)(b)"), *says("NGA", basis="57(3)(a)", route="55(1)(b)")))
    (difference,) = differences(found)
    assert (difference.topic, difference.said) == ("basis", (("CHE", ("57(3)(c)",)), ("NGA", ("57(3)(a)",))))


def test_the_record_stands_where_a_state_is_silent_and_only_there() -> None:
    found = Facts((*says(route="55(1)(b)", final_judgment="yes"), *says("CHE", final_judgment="waived")), "CHE")
    of = {one.code: one for one in path(found, "CHE").answer("57(3)(a)").conditions}
    assert (of["executed_under_55"].status, of["executed_under_55"].supports[0].by) == ("met", "")
    assert of["final_judgment"].status == "waived"


def test_waiver_and_damage_are_for_the_requested_state_to_say() -> None:
    found = Facts(says("NGA", **(ENFORCED | {"offence": "15(b)", "final_judgment": "waived", "damage": "yes"})), "CHE")
    of = {one.code: one.because for one in path(found, "NGA").answer("57(3)(b)").conditions}
    assert of["final_judgment"] == of["ownership_or_damage"] == "said_by_other"
    assert codes(found, "NGA")[1] == "applies", "as asserted by that State; the other's path is its own"


DOUBTS = [
    ({"route": "own_proceedings", "basis": "57(3)(a)"}, "basis_without_conditions"),
    ({"basis": "57(3)(a)"}, "basis_before_conditions"),
    (ENFORCED | {"basis": "remission"}, "conditions_without_basis"),
    (ENFORCED | {"basis": "outside_chapter_v"}, "outside_without_reason"),
    ({"route": "55(1)(b)", "request": "no"}, "enforcement_without_request"),
    ({"final_judgment": "yes|no"}, "said_both"),
    (ENFORCED | {"offence": "17|15(b)", "damage": "yes"}, "both_letters"),
]


@pytest.mark.parametrize(("said", "doubt"), DOUBTS, ids=[doubt for _, doubt in DOUBTS])
def test_what_does_not_agree_within_the_words_of_one_state_is_shown(said: dict[str, str], doubt: str) -> None:
    assert doubt in path(Facts(says("CHE", **said), "CHE"), "CHE").doubts


def test_a_path_without_contradictions_has_no_doubts() -> None:
    assert path(Facts(says("CHE", basis="57(3)(a)", **ENFORCED), "CHE"), "CHE").doubts == ()


@pytest.mark.parametrize(
    ("topic", "value", "said"),
    [("offence", "57", "15 to 25"), ("offence", "26", "15 to 25"), ("route", "55", "says nothing on route"),
     ("colour", "red", "no topic"), ("request", "perhaps", "use yes, no")],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_in_a_sentence(topic: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Assertion(topic, value)


OFFENCES = ("15(a)", "17", "19", "23", "none")
SAID = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(
        lambda topic: st.builds(
            Assertion,
            st.just(topic),
            st.sampled_from(OFFENCES if topic in MANY else VALUES[topic]),
            st.sampled_from(["", "CHE", "NGA"]),
        )
    ),
    max_size=14,
)


@given(SAID, st.randoms())
@settings(max_examples=300, deadline=None)
def test_every_path_has_three_answers_whatever_is_said_and_in_whatever_order(said: list, random) -> None:
    facts = Facts(tuple(said), "CHE", "NGA")
    for one in paths(facts):
        assert tuple(answer.letter for answer in one.answers) == LETTERS
        for answer in one.answers:
            assert rule(answer.rule).law
            assert answer.code != "applies" or not answer.wanting
            assert answer.code != "open" or answer.wanting, "what cannot be said yet names what is not known"
        applied = [answer.code for answer in one.answers if answer.code in ("applies", "priority_consideration")]
        assert not ("applies" in applied and "priority_consideration" in applied)
    shuffled = said[:]
    random.shuffle(shuffled)
    again = paths(Facts(tuple(shuffled), "CHE", "NGA"))
    assert [(one.by, [a.code for a in one.answers]) for one in again] == [
        (one.by, [a.code for a in one.answers]) for one in paths(facts)
    ]


@given(SAID, SAID)
@settings(max_examples=100, deadline=None)
def test_what_another_state_says_changes_no_answer_of_this_one(own: list, other: list) -> None:
    mine = [one for one in own if one.by != "NGA"]
    theirs = [one for one in other if one.by == "NGA"]
    assert codes(Facts(tuple(mine)), "CHE") == codes(Facts(tuple(mine + theirs)), "CHE")


# ── 57(4) ──
def usd(value: str) -> Stated:
    return Stated(Quantity.of(value, "USD"))


def test_expenses_of_57_4_stand_apart_from_custody_46_28_and_the_recipient_s_own() -> None:
    found = expenses(
        [
            Expense("a", "investigation", usd("10"), "CHE", True),
            Expense("b", "judicial_proceedings", usd("5"), "CHE"),
            Expense("c", "custody", usd("3"), "CHE", True),
            Expense("d", "extraordinary_cost_of_request", usd("2"), "CHE"),
            Expense("e", "lawyers_of_recipient", usd("90"), "NGA"),
            Expense("f", "prosecution", None, "CHE"),
        ],
        requested="CHE",
    )
    assert found.deductible.of("USD") == usd("15")
    assert found.deductible.not_disclosed == 1
    assert [found.total(account).of("USD") for account in ("custody", "expenses_46_28", "recipient_costs")] == [
        usd("3"), usd("2"), usd("90"),
    ]  # fmt: skip
    assert found.deducted.of("USD") == usd("13")
    assert not found.doubts


@pytest.mark.parametrize(
    ("expense", "otherwise", "code", "doubt"),
    [
        (Expense("a", "prosecution", usd("1"), "CHE", True), False, "may_be_deducted", ""),
        (Expense("a", "prosecution", usd("1"), "CHE", True), True, "decided_otherwise", "deducted_against_decision"),
        (Expense("a", "prosecution", usd("1"), "CHE"), True, "decided_otherwise", ""),
        (Expense("a", "prosecution", usd("1"), "NGA", True), None, "not_of_requested_state", "deducted_for_another"),
        (Expense("a", "prosecution", usd("1")), None, "open", ""),
        (Expense("a", "lawyers_of_recipient", usd("1"), "NGA", True), None, "kept_apart", "deducted_apart"),
    ],
)
def test_who_may_deduct_what_unless_the_states_decided_otherwise(
    expense: Expense, otherwise: bool | None, code: str, doubt: str
) -> None:
    (judged,) = expenses([expense], "CHE", otherwise).judged
    assert (judged.code, judged.doubt) == (code, doubt)
    assert rule(judged.rule).line


def test_a_cost_of_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind of cost"):
        Expense("a", "travel", None)


# ── 57(5) ──
@pytest.mark.parametrize(
    ("kinds", "found"),
    [(["general"], "general"), (["general", "case_by_case"], "case_by_case"), (["none"], "none"), ([], "open")],
)
def test_an_arrangement_is_general_or_for_the_case_or_none_which_is_normal(kinds: list[str], found: str) -> None:
    code, id = arrangement(kinds)
    assert (code, rule(id).law[0]) == (found, "57(5)")
    if found == "none":
        assert "nothing is lacking" in rule(id).line


# ── codes and their names ──
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_name_in_six_languages(language: str) -> None:
    words = table("article57_words")
    for kind, names in words.items():
        for code, by_language in names.items():
            assert by_language[language].strip(), (kind, code)
    assert set(VALUES) == set(words["topics"])
    for values in VALUES.values():
        for value in values:
            assert value in words["values"] or exists(value)
    assert set(ACCOUNT_OF) == set(words["costs"])
    assert set(ACCOUNT_OF.values()) == set(words["accounts"])
    assert all(rule(id, language).line != rule(id, "en").line or language == "en" for id in rules())
    assert named("answers", "open", "zh-hans") == words["answers"]["open"]["zh"]
    assert named("values", "57(3)(a)", language) == "57(3)(a)"


def test_every_code_the_rules_use_is_named_and_every_rule_s_law_exists() -> None:
    words = table("article57_words")
    modules = (article57_conditions, article57_paths, article57_costs, article57)
    source = "\n".join(inspect.getsource(module) for module in modules)
    for match in re.findall(r'Condition\(\s*"(\w+)", "(\w+)", "(\w+)"', source):
        assert match[0] in words["conditions"]
        assert match[1] in words["statuses"]
        assert match[2] in words["because"]
    for doubt in re.findall(r'found\.append\("(\w+)"', source):
        assert doubt in words["doubts"]
    for id in rules():
        assert all(exists(provision) for provision in rule(id).law), id
        assert len(rule(id).line) < 200, "one line"


def test_priority_consideration_names_to_whom_with_their_claims_and_third_parties_apart() -> None:
    bank, nurse = Claimant("third_party", "recognized", "a bank", "s1"), Claimant("victim", "claimed", "a nurse")
    found = dict(considered(Facts((), claimants=(bank, nurse))))
    assert list(found) == ["requesting_state", "prior_owner", "victim", "third_party"]
    assert (found["victim"], found["third_party"], found["prior_owner"]) == ((nurse,), (bank,), ())
