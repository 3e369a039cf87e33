"""Markers at the start of a paragraph, as hands in six languages type them; words that only look like one."""

from __future__ import annotations

import pytest

from merida.reading.labels import bare_number, marker

MARKERS = [
    ("1. Namibia signed", "1", "number", "Namibia signed"),
    ("17. 2098 was a year of reform", "17", "number", "2098 was a year of reform"),
    ("3) Adopt a law", "3", "number", "Adopt a law"),
    ("٤- وبموجب المادة", "4", "number", "وبموجب المادة"),
    ("٤ - وبموجب المادة", "4", "number", "وبموجب المادة"),
    ("15．对法律的评估", "15", "number", "对法律的评估"),
    ("2.3. Challenges", "2.3", "decimal", "Challenges"),
    ("2.3 Challenges", "2.3", "decimal", "Challenges"),
    ("2-1- ملاحظات", "2.1", "decimal", "ملاحظات"),
    ("2.1.3 Challenges and recommendations", "2.1.3", "decimal", "Challenges and recommendations"),
    ("(a) Adopt a law", "(a)", "letter", "Adopt a law"),
    ("a) Adopter une loi", "a)", "letter", "Adopter une loi"),
    ("(а) принять закон", "(а)", "letter", "принять закон"),
    ("(أ) اعتماد قانون", "(أ)", "letter", "اعتماد قانون"),
    ("أ- اعتماد قانون", "أ-", "letter", "اعتماد قانون"),
    ("（一）通过法律", "(一)", "letter", "通过法律"),
    ("㈡ 通过法律", "㈡", "letter", "通过法律"),
    ("(ii) Publish it", "(ii)", "roman", "Publish it"),
    ("iv) Publish it", "iv)", "roman", "Publish it"),
    ("II. Executive summary", "II", "section", "Executive summary"),
    ("A. Overview", "A", "section", "Overview"),
    ("二、实施情况", "二", "section", "实施情况"),
    ("ثانياً- خلاصة وافية", "ثانياً", "section", "خلاصة وافية"),
    ("• Adopt a law", None, "bullet", "Adopt a law"),
    ("– Adopt a law", None, "bullet", "Adopt a law"),
    ("\uf0b7 Adopt a law", None, "bullet", "Adopt a law"),
    ("-通过法律", None, "bullet", "通过法律"),
]
WORDS = [
    "1.4 million dollars were returned",
    "2 500 agents déclarent leur patrimoine",
    "4-8 أيار/مايو 2099",
    "2098 was the year of the reform",
    "Article 5: adopt a law",
    "A. Smith, the Chair, said that the report was ready",
    "9.000 funcionarios",
    "100 per cent of the cases",
    "",
    "•",
    "1.",
]


@pytest.mark.parametrize(("text", "label", "form", "words"), MARKERS)
def test_a_marker_is_taken_off_and_named(text: str, label: str | None, form: str, words: str) -> None:
    found = marker(text)
    assert found is not None
    assert (found.label, found.form, text[found.end :]) == (label, form, words)


@pytest.mark.parametrize("text", WORDS)
def test_words_stay_words(text: str) -> None:
    assert marker(text) is None


def test_items_of_one_list_are_written_alike_and_count_on() -> None:
    for items in (
        ["(a) x", "(b) x", "(c) x"],
        ["أ- x", "ب- x", "ج- x"],
        ["一、有", "二、有", "三、有"],
        ["i) x", "ii) x", "iii) x"],
    ):
        found = [marker(item) for item in items]
        assert [one.value for one in found if one] == [1, 2, 3]
        assert len({one.kind for one in found if one}) == 1


def test_a_bare_number_may_be_a_paragraph_number_but_no_amount() -> None:
    found = bare_number("17 The Group adopted the report.")
    assert found is not None and found.label == "17"
    assert bare_number("17 million dollars") is None
    assert bare_number("17 days later") is None
