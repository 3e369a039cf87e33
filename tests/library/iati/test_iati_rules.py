"""Every rule of the current ruleset: the sample keeps all of them, and each change breaks the rule it is about."""

# ruff: noqa: E501 - each case is a line, to be read as a table
from __future__ import annotations

from datetime import UTC, datetime

import pytest
from iati_samples import FULL, HERE, NOW, ORGANISATION, changed, ids, problems

from merida.iati import check
from merida.iati.ruleset import from_json, standard

REGION = '<recipient-region code="619" vocabulary="1" percentage="40"/>'
COUNTRY = '<recipient-country code="KG" percentage="60"><narrative>Kyrgyzstan</narrative></recipient-country>'
SECTOR = '<sector code="15113" vocabulary="1" percentage="100"/>'
OWN_SECTOR = '<sector code="AR" vocabulary="99" vocabulary-uri="https://example.org/sectors"><narrative>Asset recovery</narrative></sector>'
ITEM = '<budget-item code="1.2.1" percentage="50"/>'
AID = '<default-aid-type code="D02" vocabulary="1"/>'
PROVIDER = '<provider-org ref="XM-DAC-41128" provider-activity-id="XM-DAC-41128-P" type="40"><narrative>Office of Example</narrative></provider-org>'
RECEIVER = '<receiver-org ref="KG-GOV-MJ" receiver-activity-id="KG-GOV-MJ-1" type="10"><narrative>Ministry of Justice</narrative></receiver-org>'
OWNER = '<owner-org ref="XM-DAC-41128"><narrative>Office of Example</narrative></owner-org>'
PARTICIPANT = '<participating-org role="4" type="10"><narrative>Ministry of Justice</narrative></participating-org>'
TIED = "<disbursement-channel"
BASELINE = '<baseline year="2017" iso-date="2017-12-31" value="0">'

ACTIVITY_CASES = [
    ("1.1.3", "identifier of the publisher", [("XM-DAC-41128-KGZ-1<", "XM-DAC-41128<")]),
    ("1.1.21", "identifier of another", [("XM-DAC-41128-KGZ-1<", "XM-DAC-999-KGZ-1<")]),
    ("1.1.21", "no hyphen", [("XM-DAC-41128-KGZ-1<", "XM-DAC-41128KGZ<")]),
    ("1.14.8", "agency", [('<reporting-org ref="XM-DAC-41128"', '<reporting-org ref="Office"')]),
    ("1.3.13", "sign in identifier", [("XM-DAC-41128-KGZ-1<", "XM-DAC-41128-KGZ/1<")]),
    ("1.14.13", "sign in publisher", [('<reporting-org ref="XM-DAC-41128"', '<reporting-org ref="XM-DAC-411|28"')]),
    ("1.3.1", "space in identifier", [("XM-DAC-41128-KGZ-1<", "XM-DAC-41128-KGZ-1 <")]),
    ("1.14.1", "space in publisher", [('<reporting-org ref="XM-DAC-41128"', '<reporting-org ref="XM-DAC-41128 "')]),
    ("1.16.1", "space in former publisher", [('ref="KGZ/2018/7" type="A1"', 'ref=" OLD" type="B1"')]),
    ("1.6.1", "space in former identifier", [('ref="KGZ/2018/7" type="A1"', 'ref="OLD " type="A3"')]),
    ("1.7.1", "space in related", [('<related-activity ref="XM-DAC-41128-P"', '<related-activity ref="XM-DAC-41128-P "')]),
    ("6.11.1", "no start", [('<activity-date type="1" iso-date="2019-09-01"/>', '<activity-date type="3" iso-date="2019-09-01"/>')]),
    ("6.2.2", "no sector", [('<sector code="15113"/>', "")]),
    ("4.1.1", "no language", [('<iati-activity xml:lang="en" default-currency="USD">', '<iati-activity default-currency="USD">')]),
    ("6.7.2", "no sector, a transaction without", [(SECTOR, ""), (OWN_SECTOR, "")]),
    ("7.8.1", "no currency", [('xml:lang="en" default-currency="USD" humanitarian', 'xml:lang="en" humanitarian')]),
    ("11.1.1", "updated tomorrow", [("2019-05-31T17:30:00+02:00", "2019-07-01T00:00:00Z")]),
    ("11.1.1", "updated later today elsewhere", [("2019-05-31T17:30:00+02:00", "2019-06-30T11:00:00-04:00")]),
    ("11.1.2", "planned end before start", [('type="3" iso-date="2019-12-31"', 'type="3" iso-date="2017-12-31"')]),
    ("11.1.3", "actual end before start", [('type="3" iso-date="2019-12-31"', 'type="4" iso-date="2017-12-31"')]),
    ("11.1.4", "started in the future", [('type="2" iso-date="2018-02-01"', 'type="2" iso-date="2019-07-01"')]),
    ("11.1.5", "ended in the future", [('type="3" iso-date="2019-12-31"', 'type="4" iso-date="2019-12-31"')]),
    ("11.2.1", "transaction in the future", [('<transaction-date iso-date="2018-03-01"/>', '<transaction-date iso-date="2020-03-01"/>')]),
    ("11.2.2", "value of the future", [('value-date="2018-03-01" currency="EUR"', 'value-date="2020-03-01" currency="EUR"')]),
    ("2.1.2", "own sectors do not sum", [(OWN_SECTOR, OWN_SECTOR.replace('code="AR"', 'code="AR" percentage="50"') + OWN_SECTOR.replace('code="AR"', 'code="AS" percentage="49"'))]),
    ("2.1.2", "sectors do not sum", [(SECTOR, SECTOR.replace("100", "50") + SECTOR.replace("100", "40").replace("15113", "15130"))]),
    ("3.4.1", "a region without share", [(REGION, REGION + '<recipient-region code="679" vocabulary="1"/>')]),
    ("3.4.1", "regions without vocabulary", [(REGION, '<recipient-region code="619" percentage="40"/><recipient-region code="679"/>')]),
    ("3.4.4", "only region, half", [(COUNTRY, "")]),
    ("3.4.4", "only region without vocabulary, half", [(COUNTRY, ""), (REGION, '<recipient-region code="619" percentage="40"/>')]),
    ("3.4.2", "country and region do not sum", [('percentage="60"', 'percentage="70"')]),
    ("3.4.2", "and without vocabulary", [(REGION, '<recipient-region code="619" percentage="50"/>')]),
    ("7.9.2", "budget items do not sum", [(ITEM, ITEM.replace("50", "40"))]),
    ("7.9.1", "budget items without shares", [(ITEM, ITEM.replace(' percentage="50"', "")), ('code="1.1.1" percentage="50"', 'code="1.1.1"')]),
    ("7.9.4", "only budget item, half", [(ITEM, "")]),
    ("107.1.2", "aid types of another vocabulary", [(AID, AID + 2 * '<default-aid-type code="1" vocabulary="2"/>')]),
    ("107.1.2", "two default aid types", [(AID, AID + '<default-aid-type code="C01"/>')]),
    ("2.1.1", "own sectors without share", [(OWN_SECTOR, OWN_SECTOR + OWN_SECTOR.replace('"AR"', '"AS"'))]),
    ("2.1.1", "sectors without share", [(SECTOR, SECTOR + '<sector code="15130"/>')]),
    ("2.1.4", "only own sector, half", [(OWN_SECTOR, OWN_SECTOR.replace('code="AR"', 'code="AR" percentage="50"'))]),
    ("2.1.4", "only sector, half", [(SECTOR, SECTOR.replace("100", "50"))]),
    ("3.1.2", "countries do not sum", [(REGION, ""), (COUNTRY, COUNTRY + '<recipient-country code="TJ" percentage="41"/>')]),
    ("12.1.1", "country above 100", [('percentage="60"', 'percentage="160"')]),
    ("12.1.1", "region below 0", [('percentage="40"', 'percentage="-1"')]),
    ("12.3.1", "sector above 100", [(SECTOR, SECTOR.replace("100", "101"))]),
    ("12.2.1", "capital spend", [('<capital-spend percentage="0"/>', '<capital-spend percentage="100.5"/>')]),
    ("12.2.1", "budget item", [(ITEM, ITEM.replace("50", "-50"))]),
    ("2.2.1", "own sector without name", [("<narrative>Asset recovery</narrative></sector>", "</sector>")]),
    ("102.1.1", "no sector of the usual vocabulary", [(SECTOR, "")]),
    ("107.1.1", "no usual aid type", [(AID, '<default-aid-type code="1" vocabulary="2"/>')]),
    ("107.2.1", "no usual aid type of transactions", [('<aid-type code="D02" vocabulary="1"/>', '<aid-type code="1" vocabulary="2"/>')]),
    ("6.6.2", "sectors at both", [("<flow-type", '<sector code="15113"/><flow-type')]),
    ("3.6.2", "countries at both", [("<flow-type", '<recipient-country code="KG"/><flow-type')]),
    ("3.7.1", "nowhere", [('<recipient-country code="KG"/>', "")]),
    ("3.7.2", "a transaction nowhere", [(COUNTRY, ""), (REGION, "")]),
    ("3.1.1", "countries without shares", [(REGION, ""), (COUNTRY, COUNTRY + '<recipient-country code="TJ"/>')]),
    ("3.1.4", "only country, 60", [(REGION, "")]),
    ("107.2.2", "two aid types", [('<aid-type code="D02" vocabulary="1"/>', '<aid-type code="D02" vocabulary="1"/><aid-type code="C01"/>')]),
    ("107.2.2", "two of another vocabulary", [('<aid-type code="D02" vocabulary="1"/>', '<aid-type code="D02"/>' + 2 * '<aid-type code="1" vocabulary="2"/>')]),
    ("6.8.1", "owner unnamed", [(OWNER, "<owner-org/>")]),
    ("1.11.1", "space in owner", [(OWNER, '<owner-org ref=" XM-DAC-41128"/>')]),
    ("1.11.13", "sign in owner", [(OWNER, '<owner-org ref="XM&amp;DAC"/>')]),
    ("6.9.1", "provider unnamed", [(PROVIDER, "<provider-org/>")]),
    ("1.10.13", "sign in provider", [(PROVIDER, '<provider-org ref="XM?DAC"/>')]),
    ("1.10.1", "space in provider", [(PROVIDER, '<provider-org ref="XM-DAC-41128 "/>')]),
    ("1.4.1", "space in provider's activity", [(PROVIDER, '<provider-org ref="X" provider-activity-id=" A"/>')]),
    ("6.9.2", "receiver unnamed", [(RECEIVER, "<receiver-org/>")]),
    ("1.15.1", "space in receiver", [(RECEIVER, '<receiver-org ref="KG-GOV-MJ "/>')]),
    ("1.5.1", "space in receiver's activity", [(RECEIVER, '<receiver-org ref="X" receiver-activity-id="A "/>')]),
    ("1.15.13", "sign in receiver", [(RECEIVER, '<receiver-org ref="KG/MJ"/>')]),
    ("6.14.1", "marker without significance", [(' significance="1"/>', "/>")]),
    ("6.13.1", "own marker without name", [('<policy-marker code="1" vocabulary="1" significance="1"/>', '<policy-marker code="x" vocabulary="99"/>')]),
    ("6.10.1", "participant unnamed", [(PARTICIPANT, '<participating-org role="4"/>')]),
    ("1.8.13", "sign in participant", [(PARTICIPANT, '<participating-org role="4" ref="KG/MJ"/>')]),
    ("1.8.1", "space in participant", [(PARTICIPANT, '<participating-org role="4" ref="KG-MJ "/>')]),
    ("1.9.1", "space in participant's activity", [(PARTICIPANT, '<participating-org role="4" ref="KG-MJ" activity-id=" A"/>')]),
    ("8.6.3", "disbursement ends before", [('<period-end iso-date="2018-06-30"/>', '<period-end iso-date="2017-06-30"/>')]),
    ("8.6.3", "budget ends before", [('<period-end iso-date="2018-12-31"/>', '<period-end iso-date="2017-12-31"/>')]),
    ("7.5.3", "budget of two years", [('<period-end iso-date="2018-12-31"/>', '<period-end iso-date="2019-12-31"/>')]),
    ("8.11.1", "references at both", [("<narrative>Laws adopted</narrative></title>", '<narrative>Laws adopted</narrative></title><reference code="I" vocabulary="1"/>')]),
    ("8.6.1", "period ends before", [('<period-end iso-date="2018-12-31"/>\n          <target value', '<period-end iso-date="2017-12-31"/>\n          <target value')]),
    ("8.8.1", "baseline without value", [(BASELINE, BASELINE.replace(' value="0"', ""))]),
    ("8.8.2", "baseline in words", [(BASELINE, BASELINE.replace('"0"', '"none"'))]),
    ("8.8.3", "baseline of words with value", [('<baseline year="2017"><comment>', '<baseline year="2017" value="1"><comment>')]),
    ("8.9.1", "target without value", [('<target value="60">', "<target>")]),
    ("8.9.2", "target in words", [('<target value="60">', '<target value="sixty">')]),
    ("8.9.3", "target of words with value", [("<target><comment>", '<target value="1"><comment>')]),
    ("8.10.1", "actual without value", [('<actual value="57">', "<actual>")]),
    ("8.10.2", "actual in words", [('<actual value="57">', '<actual value="57 persons">')]),
    ("8.10.3", "actual of words with value", [("<actual><comment>", '<actual value="1"><comment>')]),
    ("4.3.1", "empty title", [("<title><narrative>Protection of reporting persons</narrative></title>", "<title><narrative/></title>")]),
    ("4.4.1", "empty description", [("<description><narrative>A law is drafted.</narrative></description>", "<description><narrative/></description>")]),
]  # fmt: skip

BUDGET_END = '<period-end iso-date="2019-12-31"/>'


def _in(element: str, old: str, new: str) -> tuple[str, str]:
    """A change in this element of the organisation's file only."""
    start = ORGANISATION.index(f"<{element}")
    end = ORGANISATION.index(f"</{element}>")
    piece = ORGANISATION[start:end]
    assert old in piece
    return piece, piece.replace(old, new, 1)


ORGANISATION_CASES = [
    ("1.18.8", "agency", [('<reporting-org ref="XM-DAC-41128"', '<reporting-org ref="41AAA-1"')]),
    ("1.12.13", "sign in identifier", [("<organisation-identifier>XM-", "<organisation-identifier>XM/")]),
    ("1.18.13", "sign in publisher", [('<reporting-org ref="XM-DAC-41128"', '<reporting-org ref="XM-DAC-4?1128"')]),
    ("1.12.1", "space in identifier", [("<organisation-identifier>XM-", "<organisation-identifier> XM-")]),
    ("1.17.1", "space in recipient", [('<recipient-org ref="KG-GOV-MJ">', '<recipient-org ref="KG-GOV-MJ ">')]),
    ("1.18.1", "space in publisher", [('<reporting-org ref="XM-DAC-41128"', '<reporting-org ref=" XM-DAC-41128"')]),
    ("11.4.1", "updated in the future", [("2019-05-31T17:30:00Z", "2019-07-31T17:30:00Z")]),
    ("4.5.1", "no language", [(' xml:lang="en"', "")]),
    ("7.8.2", "no currency", [(' default-currency="USD"', "")]),
    *(
        (rule, f"{element}, {name}", [_in(element, "2018-12-31" if "expend" in element else "2019-12-31", end)])
        for element in ("total-budget", "recipient-org-budget", "recipient-region-budget", "recipient-country-budget", "total-expenditure")
        for rule, name, end in (("8.6.3", "ends before", "2017-01-01"), ("7.5.3", "two years", "2020-12-31"))
    ),
    ("11.3.1", "line outside its budget", [('<value value-date="2019-06-01">400</value>', '<value value-date="2020-06-01">400</value>')]),
]  # fmt: skip


@pytest.mark.parametrize("text", [FULL, ORGANISATION], ids=["activities", "organisations"])
def test_the_samples_keep_every_rule(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(("rule", "name", "changes"), ACTIVITY_CASES, ids=[f"{c[0]} {c[1]}" for c in ACTIVITY_CASES])
def test_a_broken_rule_of_activities_is_told(rule: str, name: str, changes: list[tuple[str, str]]) -> None:
    assert rule in ids(FULL, *changes)


@pytest.mark.parametrize(
    ("rule", "name", "changes"), ORGANISATION_CASES, ids=[f"{c[0]} {c[1]}" for c in ORGANISATION_CASES]
)
def test_a_broken_rule_of_organisations_is_told(rule: str, name: str, changes: list[tuple[str, str]]) -> None:
    assert rule in ids(ORGANISATION, *changes)


def test_every_rule_has_a_case_here() -> None:
    tested = {case[0] for case in (*ACTIVITY_CASES, *ORGANISATION_CASES)}
    assert {case.id for group in standard() for case in group.cases} == tested


def test_a_problem_says_where_it_is_and_what_to_do() -> None:
    (problem,) = problems(FULL, ('percentage="60"', 'percentage="70"'))
    assert (problem.file, problem.id, problem.severity, problem.record) == (
        "sample.xml",
        "3.4.2",
        "error",
        "XM-DAC-41128-KGZ-1",
    )
    assert problem.line == FULL[: FULL.index("<recipient-region")].count("\n") + 1
    assert problem.message == (
        "The percentages of countries and regions add up to 110: correct them so that they make 100."
    )
    assert str(problem).startswith(f"sample.xml:{problem.line}: error 3.4.2: ")


def test_shares_of_a_third_make_a_whole() -> None:
    thirds = "".join(f'<sector code="1511{n}" percentage="33.{"34" if n == 1 else "33"}"/>' for n in (1, 2, 3))
    assert problems(FULL, (SECTOR, thirds)) == []


def test_what_happens_today_is_not_in_the_future() -> None:
    assert problems(FULL, ('type="2" iso-date="2018-02-01"', 'type="2" iso-date="2019-06-30"')) == []


def test_without_the_present_nothing_is_in_the_future() -> None:
    text = changed(FULL, ("2019-05-31T17:30:00+02:00", "2999-07-01T00:00:00Z"))
    assert list(check(text.encode())) == []


def test_a_known_publisher_need_not_follow_the_form_of_identifiers() -> None:
    text = ORGANISATION.replace("XM-DAC-41128", "41AAA/1").encode()
    assert {problem.id for problem in check(text, at=NOW)} == {"1.18.8", "1.12.13", "1.18.13"}
    assert list(check(text, at=NOW, organisations=frozenset({"41AAA/1"}))) == []


def test_agencies_that_a_user_names_are_the_only_ones() -> None:
    assert [p.id for p in check(HERE / "full.xml", at=NOW, agencies=frozenset({"GB-COH"}))] == ["1.14.8", "1.14.8"]
    assert list(check(HERE / "full.xml", at=NOW, agencies=frozenset({"XM-DAC"}))) == []


def test_a_ruleset_that_a_user_brings_replaces_that_of_the_standard() -> None:
    rules = from_json('{"//iati-activity": {"atleast_one": {"cases": [{"paths": ["transaction"]}]}}}')
    (problem,) = check(HERE / "full.xml", at=datetime(2019, 1, 1, tzinfo=UTC), ruleset=rules)
    assert (problem.record, problem.id) == ("XM-DAC-41128-KGZ-2", "atleast_one")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[1]", "This is no IATI ruleset"),
        ("{", "This is no IATI ruleset"),
        ('{"//a": {"x": {"cases": [{"paths": []}]}}}', "of a kind not known here (x)"),
        ('{"//a": {"unique": {"cases": [{"paths": ["b["]}]}}}', "which is no XPath"),
    ],
)
def test_what_is_no_ruleset_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:
        from_json(text)
    assert sentence in str(refused.value)
