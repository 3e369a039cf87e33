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


@pytest.mark.parametrize(
    ("lang", "text", "categories"),
    [
        ("en", "On-site assistance by an asset recovery expert and preparation of a strategy (article 53).", "pc"),
        ("en", "Article 37: legal advice; compilation of good practices.", "lr"),
        ("en", "Model agreement; capacity-building programmes; other assistance", "lc"),
        ("fr", "Conseils d’un spécialiste sur place ; mise au point d’un plan d’action", "pc"),
        ("es", "Asistencia in situ de especialistas y elaboración de un plan de acción", "pc"),
        ("ru", "Помощь экспертов на местах; типовой договор", "lc"),
        ("zh", "专家现场指导；示范条约", "lc"),
        ("ar", "إيفاد خبراء؛ إعداد استراتيجية", "pc"),
    ],
)
def test_each_form_of_assistance_in_a_list_counts(lang: str, text: str, categories: str):
    names = {"l": "legislative_assistance", "p": "policymaking", "c": "capacity_building", "r": "research_and_data"}
    assert set(categories_of(text, lang)) == {names[one] for one in categories}
