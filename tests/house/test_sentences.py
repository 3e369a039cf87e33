"""What the guides say that Merida says is what it says, and every kind of trouble stands in them."""

from __future__ import annotations

import re

import pytest
from sentences import codes, exists
from sources import ROOT

ROW = re.compile(r"^\| `([a-z_]+)` \| (.+) \|$", re.MULTILINE)
DOCUMENTED = ROW.findall((ROOT / "docs" / "reading.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("code", "sentence"), DOCUMENTED, ids=[code for code, _ in DOCUMENTED])
def test_a_documented_sentence_is_said(code: str, sentence: str) -> None:
    assert exists(sentence), sentence


@pytest.mark.parametrize(("code", "sentence"), DOCUMENTED, ids=[code for code, _ in DOCUMENTED])
def test_a_documented_code_is_given(code: str, sentence: str) -> None:
    assert code in codes()


def test_every_code_is_documented() -> None:
    documented = {code for code, _ in DOCUMENTED}
    assert not {code: path.name for code, path in codes().items() if code not in documented}


def test_a_sentence_that_nobody_says_would_be_seen() -> None:
    assert not exists("This file is empty: buy another one.")
