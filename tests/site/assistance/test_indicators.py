"""The year in figures: States once, laws once, persons and attendances apart, whoever tells of them and how often."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from merida.site.assistance.choices_programmes import Qualifier
from merida.site.assistance.models.programmes import Engagement
from merida.site.assistance.selectors.indicators import IndicatorsPage, indicators_page, records_page
from merida.site.assistance.selectors.year import Asked
from merida.site.assistance.selectors.year_papers import plain_lines
from merida.site.assistance.services.participants import Participant, erase_participant, list_participants
from merida.site.assistance.services.programmes import add_result, withdraw_programme
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Organisation, Person
from tests.site.assistance.programmes import NOON, STATES, activity, engage, train

pytestmark = pytest.mark.django_db(transaction=True)
LAW, COORDINATION = "legislative_drafting", "coordination"


@pytest.fixture
def adviser(person: Any, secretariat: Organisation) -> Person:
    """An adviser of the secretariat."""
    return person("Ada", "secretariat", secretariat)


def year(by: Person | None, number: int = 2018, **asked: Any) -> IndicatorsPage:
    """The page of a year as somebody sees it."""
    with acting_as(by):
        return indicators_page(asked=Asked(number, **asked), seen_by=asker_of(by))


def figures(page: IndicatorsPage) -> dict[str, int]:
    return {one.key: one.value for one in page.indicators}


def the_year_of_star(by: Person) -> list[Engagement]:
    """Twenty-two engagements, twelve with legislation, fourteen with coordination, four of them both; two laws."""
    made = []
    for place, code in enumerate(STATES):
        kinds = [LAW] * (place < 12) + [COORDINATION] * (place >= 8)
        made.append(engage(by, [code], kinds))
    with acting_as(by):
        for one, title in zip(made, ("Asset Recovery Act", "Law on Confiscation"), strict=False):
            add_result(engagement=one, kind="law_adopted", title=title, on=date(2018, 9, 1), by=by, at=NOON)
    return made


def forty_trainings(by: Person) -> None:
    """Nine hundred attendances by 851 persons: 49 came twice."""
    people = [f"p{n}" for n in range(851)] + [f"p{n}" for n in range(49)]
    for place in range(40):
        held = train(by, title=f"Course {place}", from_on=date(2018, 4, 1), until_on=date(2018, 4, 2))
        with acting_as(by):
            mine = [Participant(one, "woman" if int(one[1:]) % 2 else "man") for one in people[place::40]]
            list_participants(training=held, participants=mine, by=by, at=NOON)


def test_a_year_of_the_initiative(adviser: Person) -> None:
    the_year_of_star(adviser)
    forty_trainings(adviser)
    page = year(adviser)
    found = figures(page)
    assert (found["states"], found["legislation"], found["coordination"], found["laws"]) == (22, 12, 14, 2)
    assert page.trained_said == "851 persons, 900 attendances"
    assert [(part.label, part.persons) for part in page.by_sex] == [("Men", 426), ("Women", 425)]


def test_the_same_activity_from_a_second_publisher_changes_no_count_and_no_sum(
    adviser: Person, person: Any, state: Any
) -> None:
    the_year_of_star(adviser)
    donor, agency = state("NOR"), state("DEU")
    by = person("Nora", "provider", donor)
    activity(donor, by, "NO-1", money={"USD": 500_000}, telling=0, under=["ch.V"], provisions=["57"])
    before = year(adviser)
    activity(agency, person("Dieter", "provider", agency), "NO-1", money={"USD": 480_000}, telling=3, under=["ch.V"],
             provisions=["57"])  # fmt: skip
    after = year(adviser)
    assert figures(after) == figures(before)
    assert after.money == before.money == (("USD\N{NO-BREAK SPACE}5,000", 1),)
    assert after.demand == before.demand


def test_a_state_counts_once_however_it_is_assisted(adviser: Person, person: Any, state: Any) -> None:
    engage(adviser, ["KGZ", "PLW"], [LAW])
    engage(adviser, ["KGZ"], [COORDINATION], title="Another")
    publisher = state("NOR")
    activity(publisher, person("Nora", "provider", publisher), "NO-2", jurisdictions=["KGZ", "KEN"])
    page = year(adviser)
    found = {one.key: one for one in page.indicators}
    assert found["states"].value == 3
    assert [n for _label, n, _url in found["states"].parts] == [2, 2], "the parts overlap, the figure does not"
    assert found["legislation"].value == 3
    assert found["coordination"].value == 1


@pytest.mark.parametrize(
    ("begins", "ends", "years"),
    [
        (date(2017, 12, 31), date(2018, 1, 1), {2017, 2018}),
        (date(2018, 12, 31), None, {2018, 2019}),
        (date(2017, 1, 1), date(2017, 12, 31), {2017}),
        (date(2019, 1, 1), None, {2019}),
    ],
)
def test_an_engagement_counts_in_each_year_in_which_it_went_on(
    adviser: Person, begins: date, ends: date | None, years: set[int]
) -> None:
    engage(adviser, ["KGZ"], from_on=begins, until_on=ends)
    assert {one for one in (2017, 2018, 2019) if figures(year(adviser, one))["states"]} == years


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ([("Asset Recovery Act", date(2018, 3, 1))], 1),
        ([("Asset Recovery Act", date(2018, 3, 1)), ("ASSET  RECOVERY ACT", date(2018, 3, 2))], 1),
        ([("Asset Recovery Act", date(2018, 3, 1)), ("Law on Confiscation", date(2018, 3, 1))], 2),
        ([("Asset Recovery Act", date(2017, 3, 1))], 0),
    ],
)
def test_a_law_counts_once_in_the_year_of_its_adoption(
    adviser: Person, told: list[tuple[str, date]], counted: int
) -> None:
    engagement = engage(adviser, ["KGZ"])
    with acting_as(adviser):
        for title, on in told:
            add_result(engagement=engagement, kind="law_adopted", title=title, on=on, by=adviser, at=NOON)
    assert figures(year(adviser))["laws"] == counted


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ([{"attendances": 30, "persons": 25, "persons_new": 25}], "25 persons, 30 attendances"),
        ([{"attendances": 30, "persons": 25}], "25 persons, 30 attendances"),
        ([{"attendances": 30, "persons": 25}] * 2, "at most 50 persons, 60 attendances"),
        (
            [{"attendances": 30, "persons": 25, "persons_new": 25}, {"attendances": 9, "persons": 9, "persons_new": 4}],
            "29 persons, 39 attendances",
        ),
        (
            [{"attendances": 850, "persons_new": 850, "qualifier": Qualifier.MORE_THAN}],
            "more than 850 persons, more than 850 attendances",
        ),
        ([{}], "0 persons, 0 attendances"),
    ],
)
def test_stated_figures_are_added_as_exactly_as_they_are_known(
    adviser: Person, stated: list[dict[str, Any]], said: str
) -> None:
    for place, one in enumerate(stated):
        train(adviser, title=f"Course {place}", **one)
    page = year(adviser)
    assert page.trained_said == said
    assert page.trained.without_figures == sum(not one for one in stated)


def test_somebody_who_is_forgotten_stays_in_the_counts_and_nowhere_else(adviser: Person) -> None:
    first, second = train(adviser, title="One"), train(adviser, title="Two")
    with acting_as(adviser):
        for one in (first, second):
            list_participants(
                training=one, participants=[Participant("lea@example.org", "woman", "Court")], by=adviser, at=NOON
            )
        assert erase_participant(person=" LEA@example.org ", by=adviser, at=NOON) == 2
        assert list_participants(
            training=first, participants=[Participant("lea@example.org")], by=adviser, at=NOON
        ) == (1, 0), "nothing leads from her address to the rows that were hers"
    assert year(adviser).trained_said == "2 persons, 3 attendances"


def test_what_was_recorded_in_error_counts_nowhere(adviser: Person) -> None:
    engagement = engage(adviser, ["KGZ"], [LAW])
    with acting_as(adviser):
        add_result(engagement=engagement, kind="law_adopted", title="Act", on=date(2018, 3, 1), by=adviser, at=NOON)
        withdraw_programme(row=engagement, seen=0, by=adviser, at=NOON, because="another State")
    found = figures(year(adviser))
    assert (found["states"], found["legislation"], found["laws"], found["engagements"]) == (0, 0, 0, 0)


def test_outsiders_count_only_what_is_public(adviser: Person) -> None:
    engage(adviser, ["KGZ"], audience="members")
    engage(adviser, ["PLW"], audience="public")
    train(adviser, persons=9, attendances=9, audience="members")
    assert figures(year(None))["states"] == 1
    assert figures(year(None))["trained"] == 0
    assert figures(year(adviser))["states"] == 2


def test_each_figure_opens_the_records_it_counts(adviser: Person, client: Client) -> None:
    the_year_of_star(adviser)
    train(adviser, persons=9, attendances=9)
    client.force_login(adviser)
    for one in year(adviser).indicators:
        answer = client.get(one.url)
        assert answer.status_code == 200, one.key
        with acting_as(adviser):
            page = records_page(asked=Asked(2018), key=one.key, part="", seen_by=asker_of(adviser))
        assert page is not None
        expected = {"states": 22, "legislation": 12, "coordination": 14, "laws": 2}.get(one.key)
        if one.key == "laws":
            assert sum(len(group.records) for group in page.groups) == expected
        elif expected:
            assert len(page.groups) == expected
            assert [group.label for group in page.groups] == sorted(group.label for group in page.groups)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "jsonl"])
@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_year_goes_on_as_a_file(adviser: Person, client: Client, kind: str, language: str) -> None:
    the_year_of_star(adviser)
    client.force_login(adviser)
    answer = client.get(f"/assistance/year/2018/file/?format={kind}&language={language}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'indicators-2018.{kind}"')
    if kind == "jsonl":
        lines = [json.loads(line) for line in answer.content.decode().splitlines()]
        assert {one["key"]: one["value"] for one in lines if one["type"] == "indicator"}["states"] == 22


def test_the_terminal_prints_the_same_figures_in_one_column(adviser: Person) -> None:
    the_year_of_star(adviser)
    train(adviser, persons=9, attendances=12)
    lines = list(plain_lines(year(adviser)))
    found = {line.rsplit("  ", 1)[0].strip(): line.rsplit("  ", 1)[1] for line in lines if "  " in line}
    assert found["States assisted"] == "22"
    assert found["People trained"] == "9 persons, 12 attendances"
    assert len({line.rindex("  ") for line in lines[1:5]}) == 1


def test_one_organisation_sees_what_it_did_itself(adviser: Person, person: Any, state: Any) -> None:
    engage(adviser, ["KGZ"])
    other = person("Nora", "provider", state("NOR"))
    engage(other, ["PLW"], title="Elsewhere")
    with acting_as(other):
        mine = other.memberships.get().organisation_id
    assert figures(year(adviser))["states"] == 2
    assert figures(year(adviser, organisation=mine))["states"] == 1
