"""One bullet, several actions under different provisions: where it is cut, and where not."""

import pytest

from merida.finding.outcomes import citations
from merida.finding.split import parts_of

CUT = [
    (
        "en",
        "Adopt a code of conduct (art. 8) and train officials in its use (art. 7, para. 1 (d)).",
        ["Adopt a code of conduct (art. 8)", "train officials in its use (art. 7, para. 1 (d))"],
    ),
    (
        "en",
        "Amend the Act (art. 15); as well as widen the offence (art. 17).",
        ["Amend the Act (art. 15)", "widen the offence (art. 17)"],
    ),
    (
        "en",
        "Continue training judges (art. 11), while also publishing judgments (art. 10).",
        ["Continue training judges (art. 11)", "also publishing judgments (art. 10)"],
    ),
    (
        "en",
        "Establish a register (art. 12). Consider opening it to the public (art. 10).",
        ["Establish a register (art. 12)", "Consider opening it to the public (art. 10)"],
    ),
    (
        "en",
        "Article 5: evaluate the strategy; article 6: secure the Commission’s budget.",
        ["Article 5: evaluate the strategy", "article 6: secure the Commission’s budget"],
    ),
    (
        "fr",
        "Adopter un code (art. 8) ainsi que former les agents (art. 7).",
        ["Adopter un code (art. 8)", "former les agents (art. 7)"],
    ),
    (
        "fr",
        "De créer un registre (art. 12) et d’envisager de le publier (art. 10).",
        ["De créer un registre (art. 12)", "d’envisager de le publier (art. 10)"],
    ),
    (
        "es",
        "Aprobar un código (art. 8) y capacitar a los funcionarios (art. 7).",
        ["Aprobar un código (art. 8)", "capacitar a los funcionarios (art. 7)"],
    ),
    (
        "es",
        "Cree un registro (art. 12), así como considere la posibilidad de publicarlo (art. 10).",
        ["Cree un registro (art. 12)", "considere la posibilidad de publicarlo (art. 10)"],
    ),
    (
        "ru",
        "Принять кодекс (статья 8) и обучить должностных лиц (статья 7).",
        ["Принять кодекс (статья 8)", "обучить должностных лиц (статья 7)"],
    ),
    (
        "ru",
        "Создать реестр (статья 12), а также рассмотреть возможность его опубликования (статья 10).",
        ["Создать реестр (статья 12)", "рассмотреть возможность его опубликования (статья 10)"],
    ),
    (
        "zh",
        "通过行为守则（第八条），并培训官员（第七条）。",
        ["通过行为守则（第八条）", "培训官员（第七条）"],
    ),
    (
        "zh",
        "建立登记册（第十二条）；考虑予以公布（第十条）。",
        ["建立登记册（第十二条）", "考虑予以公布（第十条）"],
    ),
    (
        "ar",
        "اعتماد مدونة سلوك (المادة 8) وتدريب الموظفين عليها (المادة 7).",
        ["اعتماد مدونة سلوك (المادة 8)", "وتدريب الموظفين عليها (المادة 7)"],
    ),
    (
        "ar",
        "إنشاء سجل (المادة 12)؛ والنظر في نشره (المادة 10).",
        ["إنشاء سجل (المادة 12)", "والنظر في نشره (المادة 10)"],
    ),
]
WHOLE = [
    ("en", "Adopt a code of conduct and train officials in its use (art. 8)."),
    ("en", "Take measures to protect witnesses and reporting persons (arts. 32 and 33)."),
    ("en", "In line with article 57, paragraph 3, and article 55, return confiscated property."),
    ("en", "Adopt a law (art. 33), and ensure that it is applied (art. 33)."),
    ("en", "Ensure consistency between the offences of articles 15 and 16 and the sanctions under article 30."),
    ("fr", "Prendre des mesures pour protéger les témoins (art. 32) et les lanceurs d’alerte (art. 33)."),
    ("es", "Proteger a los testigos (art. 32) y a los denunciantes (art. 33)."),
    ("ru", "Обеспечить защиту свидетелей (статья 32) и заявителей (статья 33)."),
    ("zh", "保护证人（第三十二条）和举报人（第三十三条）。"),
    ("ar", "حماية الشهود (المادة 32) والمبلغين (المادة 33)."),
]


def pieces(text, lang, kind="challenge"):
    parts = parts_of(text, citations(text, None, "ch.II"), kind, lang)
    return [text[part.start : part.end] for part in parts]


@pytest.mark.parametrize(("lang", "text", "wanted"), CUT)
def test_separate_actions_under_separate_provisions_are_cut(lang, text, wanted):
    assert pieces(text, lang) == wanted


@pytest.mark.parametrize(("lang", "text"), WHOLE)
def test_one_action_stays_whole(lang, text):
    assert pieces(text, lang) == [text]


def test_an_observation_is_never_cut():
    text = "Gifts are registered (art. 8); procurement is electronic (art. 9)."
    assert pieces(text, "en", "observation") == [text]


def test_a_law_before_a_bracket_does_not_take_the_citation():
    found = citations("Adopt the bill (المادة 10)، وضمان المشاركة (المادة 13).", None, "ch.II")
    assert [one.provisions for one in found] == [("10",), ("13",)]


def test_this_article_under_its_heading_cites_nothing_new():
    assert citations("No needs were identified for this article.", "16") == []
