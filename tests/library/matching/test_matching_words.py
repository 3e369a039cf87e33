"""Words that can be compared: in six languages, in any order, always with the same sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from merida.matching.finder import Finder
from merida.matching.rarity import Rarity
from merida.matching.words import content, fold, language_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Recovery of Assets", ["recovery", "assets"]),
        ("l’enquête sur les avoirs", ["enquete", "avoirs"]),
        ("anti-corruption and anticorruption", ["anti", "corruption", "anti", "corruption"]),
        ("بالمشتريات والمشتريات المشتريات", ["مشتريات"] * 3),
        ("Защита заявителей", ["защита", "заявителей"]),
        ("资产追回（2099）", ["资产追回", "2099"]),
        ("article 57(3)(a)", ["article", "57(3)(a)"]),
        ("٢٠٩٩", ["2099"]),
        ("", []),
    ],
)
def test_words_that_say_something(text: str, words: list[str]) -> None:
    assert content(text) == words


def test_forms_of_a_word_are_the_same_and_chinese_is_pairs_of_signs() -> None:
    assert words_of(content("investigation investigators")) == ["investi", "investi"]
    assert words_of(content("资产追回")) == ["资产", "产追", "追回"]


@given(some.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert content(fold(text)) == content(text)


@given(some.text())
def test_any_text_can_be_searched(text: str) -> None:
    found = Finder({"assets": ["asset recover", "资产追回", "استرداد موجودات"], "courts": ["court$"]}).find(
        content(text)
    )
    assert set(found) <= {"assets", "courts"}


def test_scripts_tell_languages() -> None:
    assert [language_of(text) for text in ("закон", "قانون", "法律", "law", "")] == ["ru", "ar", "zh", None, None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("asset recovery", {"assets": 1}),
        ("recovery of stolen assets", {"assets": 1}),
        ("assets in court", {"courts": 1}),
        ("courtesy visits", {}),
        ("recovery of many more stolen assets", {}),
    ],
)
def test_words_of_a_form_stand_near_one_another_in_either_order(text: str, found: dict[str, int]) -> None:
    assert Finder({"assets": ["asset recover"], "courts": ["court$"]}).find(content(text)) == found


def test_a_form_of_small_words_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="holds small words only"):
        Finder({"nothing": ["of the"]})


def test_rare_words_say_more_and_the_same_words_say_all() -> None:
    texts = [frozenset({"training", f"word{number}"}) for number in range(20)]
    rarity = Rarity(texts, len(texts))
    assert rarity.of("word1") > rarity.of("training")
    assert rarity.cosine(texts[1], texts[1]) == pytest.approx(1)
    assert 0 < rarity.cosine(texts[1], texts[2]) < 0.1
    assert rarity.cosine(texts[1], frozenset({"other"})) == 0


@given(some.lists(some.text(min_size=1, max_size=4), unique=True, max_size=30))
def test_what_words_say_together_does_not_depend_on_their_order(words: list[str]) -> None:
    texts = [frozenset(words[:place]) for place in range(1, len(words))]
    once, again = Rarity(texts, 30), Rarity(list(reversed(texts)), 30)
    assert once.mass(frozenset(words)) == again.mass(frozenset(reversed(words)))
