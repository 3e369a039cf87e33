"""The sentences about spreadsheets: each is said somewhere, and whoever says it gives the values that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from merida.tabular import Problem, sheet_of
from merida.tabular.sentences import SENTENCES

SOURCE = Path(__file__).parents[3] / "src" / "merida"
CODE = {
    path: path.read_text(encoding="utf-8")
    for folder in ("tabular", "tracing", "iati", "reading")
    for path in (SOURCE / folder).glob("*.py")
    if path.name != "sentences.py"
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_said_somewhere(code: str) -> None:
    assert any(f'"{code}"' in text for text in CODE.values())


@pytest.mark.parametrize("code", SENTENCES)
def test_whoever_says_a_sentence_gives_its_values(code: str) -> None:
    wanted = set(re.findall(r"{(\w+)}", SENTENCES[code]))
    for path, text in CODE.items():
        for said in re.findall(rf'(?:Wrong|refused|\.problem)\(\s*"{code}"([^\n]*(?:\n\s+[^\n]*)*?)\)\n', text):
            missing = {name for name in wanted if not re.search(rf"\b{name}=", said)}
            assert not missing or "**" in said, f"{path.name}: {code} lacks {missing}"


def test_an_address_is_that_of_the_spreadsheet() -> None:
    lettered = sheet_of([["a"]], "x.xlsx", "Feuille d'avoirs").problem("missing", 7, 28, "Amount", wanted="Amount")
    assert str(lettered).startswith("x.xlsx, 'Feuille d''avoirs'!AC7: The cell is empty")
    bare = sheet_of([["a"]], "x.csv", lettered=False).problem("missing", 7, 2, "Amount", wanted="Amount")
    assert bare.place == "row 7, column Amount"
    assert Problem("no_rows").message in str(Problem("no_rows"))


def test_a_long_value_is_quoted_in_part_and_on_one_line() -> None:
    problem = sheet_of([["a"]]).problem("number_unreadable", 1, 0, "a", written="x\n" * 500)
    assert len(problem.message) < 150
    assert "\n" not in problem.message
