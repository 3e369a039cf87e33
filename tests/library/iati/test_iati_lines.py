"""JSON lines: what is said in one is said again when it is read back, and nothing of the XML is lost on the way."""

# ruff: noqa: E501 - each case is a line, to be read as a table
from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from iati_samples import FULL, HERE, NOW, changed

from merida.iati import check, read, write
from merida.iati.lines import activity_line, activity_of_line, problem_line


def _line(number: int = 0) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(json.dumps(activity_line(list(read(HERE / "full.xml"))[number])))
    return line


def test_a_line_says_what_the_activity_says() -> None:
    line = _line()
    assert (line["type"], line["identifier"]) == ("activity", "XM-DAC-41128-KGZ-1")
    assert line["provisions"] == ["57(3)(a)"]
    assert line["countries"] == [{"code": "KG", "percentage": "60", "words": [{"text": "Kyrgyzstan"}]}]
    assert line["budgets"][0]["value"] == {"amount": "250000.00", "on": "2018-01-01", "currency": "USD"}
    assert "scope" not in _line(1)


def test_an_activity_goes_through_a_line_without_loss() -> None:
    for activity in read(HERE / "full.xml"):
        again = activity_of_line(json.loads(json.dumps(activity_line(activity))))
        assert again == activity
        out = io.BytesIO()
        write([again], out)
        assert b"left where it is" in out.getvalue() or not list(activity.extensions())
        assert list(check(out.getvalue(), at=NOW)) == []


def test_without_the_xml_the_fields_are_enough() -> None:
    line = _line()
    del line["xml"]
    activity = next(read(HERE / "full.xml"))
    assert activity_of_line(line) == activity
    assert activity_of_line(line).source is None


def test_what_was_edited_in_a_line_is_what_is_written() -> None:
    edited = activity_of_line({**_line(), "status": "4"})
    out = io.BytesIO()
    write([edited], out)
    assert next(read(out.getvalue())) == replace(next(read(HERE / "full.xml")), status="4")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"identifier": None}, "This line has no identifier"),
        ({"countries": "KG"}, "The field countries should hold a list"),
        ({"countries": ["KG"]}, "The field countries should hold an object"),
        ({"countries": [{"code": "KG", "percentage": "half"}]}, "'half' in the field countries.percentage is not of its kind"),
        ({"status": ["2"]}, "The field status should hold one value"),
        ({"dates": [{"kind": "1", "on": "soon"}]}, "'soon' in the field dates.on is not of its kind"),
        ({"xml": "<iati-activity/><iati-activity/>"}, "holds no single <iati-activity>"),
        ({"xml": "<iati-activity>"}, "The XML is broken here"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_activity_is_refused_with_a_sentence(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError) as refused:
        activity_of_line({**_line(), **change})
    assert sentence in str(refused.value)


def test_a_problem_as_a_line_has_its_address() -> None:
    (problem,) = check(changed(FULL, ('percentage="60"', 'percentage="70"')).encode(), at=NOW, file="f.xml")
    line = problem_line(problem)
    assert list(line) == ["type", "file", "line", "id", "severity", "message", "record"]
    assert (line["type"], line["file"], line["id"]) == ("problem", "f.xml", "3.4.2")
