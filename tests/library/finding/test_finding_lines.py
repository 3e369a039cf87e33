"""Extracts as JSON lines: the keys of the contract in their order, and the same extracts back."""

import json

import pytest

from merida.finding.lines import extract_of, extracts_of, line_of, lines_of
from merida.finding.values import Extracts, Figure, Finding, Statement
from merida.reading.values import Document

NEED = Finding(
    kind="assistance_need",
    passage="ab#31",
    start=0,
    end=28,
    text="Capacity-building (art. 57).",
    provisions=("57",),
    categories=("capacity_building",),
    topics=("return_and_disposal",),
    why="bullet under “Technical assistance needs”",
)
NONE = Finding(kind="assistance_need", passage="ab#40", start=0, end=3, text="No.", none_identified=True)
SAID = Statement(
    passage="ab#7",
    start=0,
    end=20,
    text="One speaker noted x.",
    speaker="One speaker",
    role="speaker",
    quantifier="one",
    state=None,
    verb="noted",
)
PEOPLE = Figure(
    passage="ab#31", start=4, end=20, text="more than 850 people", value="850", qualifier="more_than", unit="people"
)
CELL = Figure(
    passage="ab#9",
    start=0,
    end=1,
    text="4",
    value="4",
    qualifier="exact",
    unit="needs",
    row="Article 5",
    column="Other",
    provisions=("5",),
)
DOCUMENT = Document(id="ab", file="x.txt", media_type="text/plain", kind="other", passages=())

KEYS = [
    (NEED, "type kind passage start end text provisions force categories topics inherited why"),
    (NONE, "type kind none_identified passage start end text provisions force categories topics inherited why"),
    (
        SAID,
        "type passage speaker role quantifier state verb verbs_also antecedent provisions topics start end text",
    ),
    (PEOPLE, "type passage value qualifier unit measure start end text"),
    (CELL, "type passage value qualifier unit measure start end text row column provisions"),
]


@pytest.mark.parametrize(("extract", "keys"), KEYS)
def test_a_line_has_the_keys_of_the_contract_in_its_order(extract, keys):
    assert list(line_of(extract)) == keys.split()


@pytest.mark.parametrize("extract", [NEED, NONE, SAID, PEOPLE, CELL])
def test_a_line_gives_its_extract_back(extract):
    assert extract_of(json.loads(json.dumps(line_of(extract)))) == extract


def test_lines_stand_in_the_order_of_the_document():
    extracts = Extracts(DOCUMENT, (NEED, NONE), (SAID,), (CELL, PEOPLE))
    lines = list(lines_of(extracts))
    assert [(line["type"], line["passage"]) for line in lines] == [
        ("statement", "ab#7"),
        ("figure", "ab#9"),
        ("finding", "ab#31"),
        ("figure", "ab#31"),
        ("finding", "ab#40"),
    ]
    assert extracts_of(DOCUMENT, lines) == extracts


def test_a_line_that_is_no_extract_is_refused_in_one_sentence():
    with pytest.raises(ValueError, match=r"'passage' is no finding"):
        extract_of({"type": "passage"})
    with pytest.raises(ValueError, match=r"has no 'kind'"):
        extract_of({"type": "finding"})
