"""How strongly a recommendation is worded."""

import pytest
from cases_force import CASES

from merida.finding.force import asks, begins_with_action, force_of


@pytest.mark.parametrize(
    ("lang", "force", "text"), [(lang, force, text) for lang, cases in CASES.items() for force, text in cases]
)
def test_the_first_verb_tells_the_force(lang, force, text):
    assert force_of(text, lang)[0] == force


@pytest.mark.parametrize("text", ["The register is kept by the ministry (art. 12).", "Judges are appointed for life."])
def test_a_plain_statement_asks_for_nothing(text):
    assert not asks(text, "en")
    assert not begins_with_action(text, "en")


def test_what_remains_after_an_introductory_phrase_must_be_an_action():
    assert not begins_with_action("in particular its paragraph 1 (a), requires", "en")
    assert begins_with_action("in particular, publish the reports", "en")
