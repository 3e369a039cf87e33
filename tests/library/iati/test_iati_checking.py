"""Checking: form and codes, one problem for each thing that is wrong, in the order of the file."""

# ruff: noqa: E501 - each case is a line, to be read as a table
from __future__ import annotations

from pathlib import Path

import pytest
from iati_samples import FULL, NOW, ORGANISATION, changed, problems

from merida.iati import check
from merida.iati.codelists import load
from merida.iati.lexical import is_of

STATUS = '<activity-status code="2"/>'


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ([(STATUS, "")], "<iati-activity> lacks <activity-status>: add it before <activity-date>."),
        ([(STATUS, STATUS + STATUS)], "<iati-activity> may hold <activity-status> only once: keep one of them."),
        ([(STATUS, "<activity-status/>")], "<activity-status> lacks the attribute code: add it."),
        (
            [(STATUS, '<activity-status code="2" colour="red"/>')],
            "<activity-status> has no attribute colour in IATI 2.03: remove it or correct its name.",
        ),
        ([(STATUS, STATUS + "<budjet/>")], "<iati-activity> has no element <budjet> in IATI 2.03"),
        ([(STATUS, STATUS + "words")], "Words stand directly in <iati-activity>"),
        (
            [(STATUS, ""), ('<activity-scope code="4"/>', '<activity-scope code="4"/>' + STATUS)],
            "<activity-status> stands too late in <iati-activity>: move it before <activity-scope>.",
        ),
        ([('iso-date="2018-02-01"', 'iso-date="2018-02-30"')], 'iso-date="2018-02-30" of <activity-date> is not a date'),
        ([(">250000.00<", ">250,000<")], '"250,000" in <value> is not a number'),
        ([('humanitarian="0" hierarchy', 'humanitarian="no" hierarchy')], 'humanitarian="no" of <iati-activity> is not true'),
        ([("<m:extension m", "<m:extension/><tag code='a' vocabulary='1'/><m:extension m")], "<tag> stands after <m:extension>"),
        ([("<!-- the second one -->", "<report/>")], "<iati-activities> has no element <report>"),
        ([("<!-- the second one -->", "<m:x/>")], "<iati-activity> stands after <m:x>, which is not of IATI"),
        ([("<!-- the second one -->", "words")], "Words stand directly in <iati-activities>"),
        ([(' version="2.03"', "")], "<iati-activities> lacks the attribute version: add it."),
    ],
)  # fmt: skip
def test_form_that_is_not_that_of_2_03_is_told(changes: list[tuple[str, str]], sentence: str) -> None:
    critical = [problem for problem in problems(FULL, *changes) if problem.severity == "critical"]
    assert any(sentence in problem.message for problem in critical), critical
    assert {problem.id for problem in critical} == {"0.3.1"}


def test_a_file_without_activities_says_so() -> None:
    (problem,) = check(b'<iati-activities version="2.03"/>')
    assert problem.message == "The file has no <iati-activity>: add at least one."


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("date", "2019-05-29|2020-02-29|2019-05-29Z|2019-05-29+14:00| 2019-05-29 |12019-01-01", "2019-5-29|2019-02-29|29.05.2019|2019|"),
        ("dateTime", "2019-05-29T00:00:00|2019-05-29T24:00:00|2019-05-29T12:00:00.5-05:30", "2019-05-29|2019-05-29T24:00:01|2019-05-29 12:00:00"),
        ("decimal", "12|+12.|.5|-0", "1e5|1,000|NaN|$5|."),
        ("boolean", "true|false|1|0", "TRUE|yes|"),
        ("int", "2147483647|-1", "2147483648|1.0|"),
        ("positiveInteger", "2019", "0|-1"),
        ("anyURI", "https://example.org/é|a b|urn:x:y|", "http://a/%zz|a#b#c|1:2"),
        ("language", "en|en-GB|", "english_|de_DE"),
    ],
)  # fmt: skip
def test_values_are_of_their_kind(kind: str, good: str, bad: str) -> None:
    assert {words: is_of(kind, words) for words in good.split("|")} == dict.fromkeys(good.split("|"), True)
    assert {words: is_of(kind, words) for words in bad.split("|")} == dict.fromkeys(bad.split("|"), False)


@pytest.mark.parametrize(
    ("changes", "id", "severity", "sentence"),
    [
        ([(STATUS, '<activity-status code="9"/>')], "code.ActivityStatus", "error", '"9" in code of <activity-status> is no code of ActivityStatus: give one of 1, 2, 3, 4, 5, 6.'),
        ([('<recipient-country code="KG" p', '<recipient-country code="KGZ" p')], "code.Country", "warning", '"KGZ" in code of <recipient-country> is no code of Country'),
        ([('currency="EUR"', 'currency="€"')], "code.Currency", "warning", '"€" in currency of <value>'),
        ([('narrative xml:lang="fr"', 'narrative xml:lang="xx"')], "code.Language", "warning", '"xx" in xml:lang of <narrative>'),
        ([('version="2.03"', 'version="2.04"')], "code.Version", "error", "give one of 2.01, 2.02, 2.03."),
    ],
)  # fmt: skip
def test_a_code_that_is_not_in_its_list_is_told(
    changes: list[tuple[str, str]], id: str, severity: str, sentence: str
) -> None:
    (problem,) = problems(FULL, *changes)
    assert (problem.id, problem.severity) == (id, severity)
    assert sentence in problem.message


def test_codes_of_another_vocabulary_are_not_looked_up() -> None:
    assert problems(FULL, ('<policy-marker code="1" vocabulary="1"', '<policy-marker code="zz" vocabulary="99"')) != []
    own = '<policy-marker code="zz" vocabulary="99" significance="1"><narrative>Own</narrative></policy-marker>'
    assert problems(FULL, ('<policy-marker code="1" vocabulary="1" significance="1"/>', own)) == []


def test_long_lists_are_loaded_from_a_file_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("codelist,code,name_en\nSector,15113,Anti-corruption\nAidType,D02,Other\n", encoding="utf-8")
    text = changed(FULL, ('<sector code="15113"/>', '<sector code="99999"/>')).encode()
    (problem,) = check(text, at=NOW, codelists=load(path))
    assert (problem.id, problem.severity, problem.record) == ("code.Sector", "warning", "XM-DAC-41128-KGZ-2")


@pytest.mark.parametrize(("data", "sentence"), [(b"a,b\n1,2\n", "has no columns"), (b"\xff\xfe", "is no CSV file")])
def test_a_file_that_is_no_code_list_is_refused_with_a_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=sentence):
        load(path)


SECOND = FULL[FULL.rindex("  <iati-activity ") : FULL.rindex("</iati-activities>")]


@pytest.mark.parametrize(
    ("again", "how"),
    [
        (SECOND, "with the same content: remove one."),
        (SECOND.replace("\n    ", "\n"), "with the same content: remove one."),
        (SECOND.replace("A law is drafted", "Two laws are drafted"), "with different content: keep the right one."),
    ],
)
def test_an_activity_told_twice_is_told_with_both_lines(again: str, how: str) -> None:
    (problem,) = problems(FULL, ("</iati-activities>", again + "</iati-activities>"))
    line = FULL[: FULL.rindex("<iati-activity ")].count("\n") + 1
    assert (problem.id, problem.severity) == ("twice", "error")
    assert problem.message == f"XM-DAC-41128-KGZ-2 was already told on line {line}, {how}"


def test_problems_come_in_the_order_of_the_file() -> None:
    found = problems(FULL, (STATUS, '<activity-status code="9"/>'), (">250000.00<", ">much<"), ('"60"', '"61"'))
    assert [problem.line for problem in found] == sorted(problem.line or 0 for problem in found)
    assert {problem.id for problem in found} == {"code.ActivityStatus", "0.3.1", "3.4.2"}


def test_what_is_wrong_in_one_activity_does_not_hide_the_next() -> None:
    found = problems(FULL, (STATUS, ""), ('<sector code="15113"/>', ""))
    assert [problem.record for problem in found] == ["XM-DAC-41128-KGZ-1", "XM-DAC-41128-KGZ-2"]


def test_organisations_have_their_form_too() -> None:
    found = problems(ORGANISATION, ("<name><narrative>Office of Example</narrative></name>", ""))
    assert [problem.message for problem in found] == [
        "<iati-organisation> lacks <name>: add it before <reporting-org>."
    ]


def test_a_prefix_that_was_never_declared_is_told() -> None:
    found = problems(FULL, (STATUS, '<activity-status un:known="1" code="2"/>'))
    assert {problem.id for problem in found} == {"0.1.1", "0.3.1"}
    assert "Namespace prefix un" in found[-1].message
