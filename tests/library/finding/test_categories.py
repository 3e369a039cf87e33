"""The categories of assistance that a need asks for."""

import pytest
from cases_categories import CASES

from merida.finding.categories import ORDER, categories_of, names_assistance


@pytest.mark.parametrize(
    ("lang", "categories", "text"), [(lang, want, text) for lang, cases in CASES.items() for want, text in cases]
)
def test_a_need_has_the_categories_that_a_careful_reader_gives_it(lang, categories, text):
    assert categories_of(text, lang) == tuple(one for one in ORDER if one in categories)


def test_a_need_that_shows_no_category_is_other():
    assert categories_of("Two boats.", "en") == ("other",)


@pytest.mark.parametrize("text", ["The following needs were identified:", "Several needs were mentioned."])
def test_a_lead_in_names_no_assistance(text):
    assert not names_assistance(text, "en")
