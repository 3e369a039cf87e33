"""Documents of many shapes, in short, in six languages: what is an outcome, of which kind, under which provision."""

import pytest
from shapes_read import SHAPES, Shape, shapes

from merida.finding.outcomes import find_outcomes

DOCUMENTS = [shape for path in sorted(SHAPES.glob("*.txt")) for shape in shapes(path)]


@pytest.mark.parametrize("shape", DOCUMENTS, ids=lambda shape: shape.name)
def test_a_careful_reader_finds_the_same(shape: Shape):
    found = [
        (
            one.kind,
            one.text,
            one.provisions,
            one.inherited,
            one.force,
            tuple(sorted(one.categories)),
            one.none_identified,
        )
        for one in find_outcomes(shape.document())
    ]
    assert found == shape.outcomes


@pytest.mark.parametrize("shape", DOCUMENTS, ids=lambda shape: shape.name)
def test_an_outcome_is_the_words_at_its_place(shape: Shape):
    document = shape.document()
    for one in find_outcomes(document):
        passage = document.passages[int(one.passage.partition("#")[2]) - 1]
        assert passage.text[one.start : one.end] == one.text
        assert one.why
