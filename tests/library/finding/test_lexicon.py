"""The entry syntax of the lexicons, and every lexicon in every language."""

import pytest

from merida.finding.lexicon import LANGUAGES, compiled, fold, in_every_language, language_of, load

ENTRIES = [
    ("en", "need", "Technical assistance needs", True),
    ("en", "no$ need", "nonessential need", False),
    ("en", "technical~need", "technical assistance is needed", True),
    ("en", "technical~need", "technical assistance; it is needed", False),
    ("en", "^need", "the need", False),
    ("en", "=needs", "Needs:", True),
    ("en", "=needs", "Needs and gaps", False),
    ("en", "(whistle blow|informer)", "whistle-blowers", True),
    ("fr", "réussite", "Réussites", True),
    ("es", "(un )?logro", "Logros", True),
    ("ru", "успех", "успехи", True),
    ("ru", "йод", "ЙОД", True),
    ("zh", "研究(?!所)", "研究所", False),
    ("zh", "研究(?!所)", "研究腐败", True),
    ("ar", "موجودات", "والموجودات", True),
    ("ar", "اتفاقية", "الاتّفاقية", True),
]


@pytest.mark.parametrize(("lang", "entry", "text", "found"), ENTRIES)
def test_an_entry_finds_its_words(lang, entry, text, found):
    assert bool(compiled([entry], lang).search(fold(text))) is found


def test_a_list_without_entries_finds_nothing():
    assert not compiled([], "en").search("anything")
    assert not in_every_language({}).search("anything")


@pytest.mark.parametrize("name", ["force", "leads", "categories", "topics", "headings"])
def test_every_list_of_every_language_can_be_used(name):
    def lists(table):
        for key, value in table.items():
            if isinstance(value, dict):
                yield from lists(value)
            elif key in LANGUAGES and isinstance(value, list):
                yield key, value

    data = load(name)
    found = (
        [(lang, entries) for lang in LANGUAGES for entries in data[lang].values()]
        if name == "force"
        else list(lists(data))
    )
    assert {lang for lang, _ in found} == set(LANGUAGES)
    for lang, entries in found:
        assert compiled(entries, lang), (name, lang)


@pytest.mark.parametrize(
    ("text", "default", "lang"),
    [
        ("تعزيز التنسيق", None, "ar"),
        ("加强协调", "en", "zh"),
        ("Усилить", None, "ru"),
        ("Renforcer la coordination des autorités et du parquet", None, "fr"),
        ("Reforzar la coordinación de las autoridades y del ministerio", None, "es"),
        ("Strengthen the coordination of the authorities", None, "en"),
        ("Coordination", "fr", "fr"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_letters_and_common_words(text, default, lang):
    assert language_of(text, default) == lang
