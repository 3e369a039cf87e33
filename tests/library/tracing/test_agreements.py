"""Agreements on returns: terms in codes, compared; topics of principles, never a grade; steps without and with one."""

from __future__ import annotations

from datetime import date

import pytest

from merida.money.when import When
from merida.tracing.agreements import Agreement, Term, Version, changes, compare, topic_name, topics, value_name, values
from merida.tracing.principles import SETS, STANDINGS, check, principles, set_name
from merida.tracing.steps import ACTORS, WAYS, standing, steps
from merida.tracing.wording import LANGUAGES, named, table
from merida.uncac import exists


def agreement(id: str, *terms: Term, kind: str = "case_by_case", **more: object) -> Agreement:
    version = Version(1, terms, When.of("2017-12-04"))
    return Agreement(id, kind, ("CHE", "NGA"), (version,), **more)  # type: ignore[arg-type]


NIGERIA = agreement(
    "abacha-2017",
    Term("use", ("social_projects",), "targeted cash transfers to the poorest households", "2"),
    Term("beneficiaries", ("poor_households",)),
    Term("monitoring", ("international_organisation", "civil_society"), "the World Bank and civil society", "5"),
    Term("form", ("tranches",)),
)
KAZAKHSTAN = agreement(
    "bota-2007",
    Term("use", ("social_projects",)),
    Term("implementation", ("independent_fund",)),
    Term("monitoring", ("international_organisation",)),
    Term("excluded_persons", ("officials",)),
)
GENERAL = agreement("general-2011", Term("costs", ("fixed_share",), "half each"), kind="general")


def test_agreements_are_compared_term_by_term_with_their_words() -> None:
    rows = {row.topic: row for row in compare([NIGERIA, KAZAKHSTAN])}
    assert list(rows) == ["use", "beneficiaries", "implementation", "form", "monitoring", "excluded_persons"]
    assert not rows["use"].differs
    assert rows["use"].common == ("social_projects",)
    assert rows["monitoring"].differs
    assert rows["monitoring"].common == ("international_organisation",)
    assert [cell.silent for cell in rows["beneficiaries"].cells] == [False, True]
    assert not rows["beneficiaries"].differs, "silence is no difference"
    assert rows["monitoring"].cells[0].terms[0].words == "the World Bank and civil society"
    assert len(compare([NIGERIA], silent=True)) == len(topics())


def test_what_stood_on_a_day_is_compared_and_what_was_not_signed_yet_is_left_out() -> None:
    first = Version(1, (Term("audit", ("national",)),), When.of("2010"))
    second = Version(2, (Term("audit", ("external",)), Term("unspent", ("returned",))), When.of("2014-05-01"))
    amended = Agreement("a", "case_by_case", ("CHE", "PER", "LUX"), (first, second))
    assert amended.version(date(2010, 6, 1)) is None, "a year counts from its last day"
    assert amended.version(date(2012, 1, 1)) == first
    assert amended.version() == second
    (row,) = compare([amended, NIGERIA], date(2012, 1, 1))
    assert (row.topic, [cell.agreement for cell in row.cells]) == ("audit", ["a"])
    assert [(one.topic, len(one.before), len(one.after)) for one in changes(first, second)] == [
        ("audit", 1, 1),
        ("unspent", 0, 1),
    ]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Term("colour", ("red",)), "no topic of a term"),
        (lambda: Term("audit", ("daily",)), "no code of audit; use external"),
        (lambda: Term("audit"), "says nothing"),
        (lambda: Agreement("a", "case_by_case", ("CHE", "CHE"), (Version(1, ()),)), "two parties"),
        (lambda: Agreement("a", "case_by_case", ("CHE", "NGA"), ()), "one at least"),
        (lambda: Agreement("a", "case_by_case", ("CHE", "NGA"), (Version(2, ()), Version(1, ()))), "upwards"),
        (lambda: Agreement("a", "treaty", ("CHE", "NGA"), (Version(1, ()),)), "no kind"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_agreement_is_refused_in_a_sentence(make, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=said):
        make()


def test_words_that_no_code_fits_are_kept_and_not_forced_into_one() -> None:
    one = agreement("a", Term("costs", (), "the parties will see"))
    (row,) = compare([one])
    assert not row.cells[0].silent
    assert row.cells[0].codes == ()


# ── principles ──
def test_topics_are_answered_silent_or_not_applicable_and_nothing_is_graded() -> None:
    found = {one.topic.code: one for one in check(NIGERIA)}
    assert {code: one.standing for code, one in found.items()} == {
        "partnership": "silent",
        "mutual_interests": "silent",
        "early_dialogue": "silent",
        "transparency_and_accountability": "silent",
        "beneficiaries": "answered",
        "anti_corruption_and_development": "silent",
        "case_specific_treatment": "answered",
        "agreement_under_57_5": "answered",
        "no_benefit_to_offenders": "silent",
        "others_than_governments": "answered",
    }
    assert [term.topic for term in found["beneficiaries"].terms] == ["use", "beneficiaries"]
    assert not any(hasattr(one, name) for one in found.values() for name in ("score", "grade", "rank"))


def test_a_general_agreement_is_not_asked_for_what_belongs_to_a_case() -> None:
    found = {one.topic.code: one.standing for one in check(GENERAL)}
    assert found["case_specific_treatment"] == found["agreement_under_57_5"] == "not_applicable"
    assert found["no_benefit_to_offenders"] == "silent"


def test_a_person_s_reason_makes_a_topic_not_applicable() -> None:
    one = agreement("a", not_applicable=(("beneficiaries", "debt relief: no money was spent"),))
    found = next(checked for checked in check(one) if checked.topic.code == "beneficiaries")
    assert (found.standing, found.because) == ("not_applicable", "debt relief: no money was spent")


def test_no_monitoring_is_a_term_and_answers_no_call_for_monitoring() -> None:
    one = agreement("a", Term("monitoring", ("none",)))
    assert next(c for c in check(one, "civil_society") if c.topic.code == "independent_monitoring").standing == "silent"
    assert compare([one])[0].cells[0].codes == ("none",)


def test_before_the_signature_everything_is_silent() -> None:
    assert {one.standing for one in check(NIGERIA, on=date(2015, 1, 1))} <= {"silent", "not_applicable"}


# ── steps ──
def test_a_return_without_an_arrangement_is_a_path_of_its_own_and_lacks_no_step() -> None:
    without, with_one = ({one.code for one in steps(way)} for way in WAYS)
    assert without < with_one
    assert with_one - without == {"negotiation", "signature", "monitoring", "closing"}
    assert [one.code for one in steps()][-2:] == ["publication", "use"]
    with pytest.raises(ValueError, match="no way"):
        steps("perhaps")  # type: ignore[arg-type]


def test_steps_taken_are_shown_by_events_and_the_next_is_named() -> None:
    found = {one.step.code: one for one in standing("without", {"request": ["r1"], "confiscated": ["e1", "e2"]})}
    assert found["confiscation"].shown == ("e1", "e2")
    assert found["third_parties"].standing == "next"
    assert found["judgment"].standing == found["expenses"].standing == "optional"
    assert found["transfer"].standing == "open"


def test_the_order_of_steps_is_free_a_transfer_before_a_forfeiture_happened() -> None:
    found = {one.step.code: one.standing for one in standing("without", {"transferred": ["t1"]})}
    assert found["transfer"] == "taken"
    assert found["confiscation"] == "passed"
    assert found["receipt"] == "next"


# ── data ──
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_name_in_six_languages(language: str) -> None:
    def names(of: dict[str, str]) -> None:
        assert of.keys() == set(LANGUAGES)
        assert of[language].strip()

    for topic in topics():
        names(table("terms")[topic]["name"])
        assert topic_name(topic, language)
        for value in values(topic):
            names(table("terms")[topic]["values"][value])
            assert value_name(topic, value, language)
    for name in SETS:
        assert set_name(name, language)
        for one in principles(name):
            names(dict(one.names))
    for way in WAYS:
        for step in steps(way):
            names(dict(step.names))
            assert all(map(exists, step.law)), step.code
            assert named("actors", step.who, language) != step.who
    assert all(named("standings", one, language) != one for one in STANDINGS)


def test_topics_of_principles_are_answered_by_terms_that_exist() -> None:
    assert [len(principles(name)) for name in SETS] == [10, 9]
    for name in SETS:
        for one in principles(name):
            for by in one.by:
                topic, _, code = by.partition(":")
                assert by.startswith("@") or (topic in topics() and (not code or code in values(topic))), by
    assert {step.who for way in WAYS for step in steps(way)} == set(ACTORS)


@pytest.mark.parametrize(("topic", "code"), [("publication", "not_published"), ("transparency", "confidential")])
def test_what_is_kept_from_the_public_answers_no_topic_of_transparency(topic: str, code: str) -> None:
    for codes, wanted in (((code,), "silent"), ((), "answered")):
        version = Version(1, (Term(topic, codes, "clause 4"),))
        found = {one.topic.code: one.standing for one in check(Agreement("a", "general", ("CHE", "UZB"), (version,)))}
        assert found["transparency_and_accountability"] == wanted
