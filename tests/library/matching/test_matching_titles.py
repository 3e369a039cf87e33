"""Titles without phase, year and part, in six languages."""

# ruff: noqa: E501 - words of six languages in a line, to be read as a table

from __future__ import annotations

import pytest

from merida.matching.titles import marks_of, title_key


@pytest.mark.parametrize(
    ("titles", "marks"),
    [
        (["Training of judges", "Training of judges, phase II", "Training of judges (phase 2)", "Training of judges - second phase"], "2"),
        (["Formation des juges", "Formation des juges, phase II", "Formation des juges – deuxième phase", "Formation des juges (étape 2)"], "2"),
        (["Capacitación de jueces", "Capacitación de jueces, fase II", "Capacitación de jueces: segunda fase"], "2"),
        (["Обучение судей", "Обучение судей, фаза II", "Обучение судей (второй этап)"], "2"),
        (["تدريب القضاة", "تدريب القضاة - المرحلة الثانية", "تدريب القضاة، المرحلة 2"], "2"),
        (["法官培训", "法官培训（第二期）", "法官培训第二阶段", "法官培训，第2期"], "2"),
        (["Annual seminar of prosecutors", "Annual seminar of prosecutors 2098", "Annual seminar of prosecutors (2098)"], "2098"),
        (["Séminaire des procureurs", "Séminaire des procureurs, année 2098", "Séminaire des procureurs 2098"], "2098"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else value,
)  # fmt: skip
def test_phases_and_years_are_marks_and_not_part_of_the_key(titles: list[str], marks: str) -> None:
    plain, *repeats = titles
    assert {title_key(one) for one in titles} == {title_key(plain)}
    assert marks_of(plain) == frozenset()
    assert [marks_of(one) for one in repeats] == [frozenset({marks})] * len(repeats)


@pytest.mark.parametrize(
    "title",
    [
        "Article 57 and the return of assets",
        "Support to 22 countries",
        "The first 100 days of the agency",
        "Part-time judges",
    ],
)
def test_numbers_that_tell_no_phase_stay(title: str) -> None:
    assert marks_of(title) == frozenset()


def test_titles_of_other_subjects_keep_their_keys() -> None:
    assert title_key("Training of judges, phase II") != title_key("Training of prosecutors, phase II")
