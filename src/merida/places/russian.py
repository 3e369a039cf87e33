"""Case forms of Russian names: rules by ending, and the reviewed exceptions of `data/russian.csv`.

A name in any case is led back to its nominative word by word; whether its words agree in case is not asked.
"""

from __future__ import annotations

from functools import cache

from merida.places.spelling import fold
from merida.places.states import table

_ADJECTIVES = {
    "ая": ("ой", "ую", "ою"),
    "яя": ("ей", "юю", "ею"),
    "ое": ("ого", "ому", "ым", "ом"),
    "ый": ("ого", "ому", "ым", "ом"),
    "ие": ("их", "им", "ими"),
    "ые": ("ых", "ым", "ыми"),
}
_NOUNS = (
    ("ия", 1, ("и", "ю", "ей")),
    ("ея", 1, ("и", "е", "ю", "ей")),
    ("жа", 1, ("и", "е", "у", "ей")),
    ("ша", 1, ("и", "е", "у", "ей")),
    ("ка", 1, ("и", "е", "у", "ой")),
    ("га", 1, ("и", "е", "у", "ой")),
    ("ха", 1, ("и", "е", "у", "ой")),
    ("а", 1, ("ы", "е", "у", "ой")),
    ("ий", 1, ("я", "ю", "ем", "и")),
    ("й", 1, ("я", "ю", "ем", "е")),
    ("ство", 1, ("а", "у", "ом", "е")),
    ("ы", 1, ("ов", "", "ам", "ами", "ах")),
    ("ш", 0, ("а", "у", "ем", "е")),
)
_CONSONANTS = "бвгджзклмнпрстфхцчщ"


def forms(word: str) -> set[str]:
    """A word of a name (folded nominative) with its other cases; alone if it does not change."""
    exceptions = _exceptions()
    if word in exceptions:
        return {word, *exceptions[word]}
    for ending, oblique in _ADJECTIVES.items():
        if word.endswith(ending) and len(word) > 4:
            return {word, *(word[:-2] + other for other in oblique)}
    if word.endswith(("уа", "оа")):
        return {word}
    for ending, cut, oblique in _NOUNS:
        if word.endswith(ending) and len(word) > 3:
            stem = word[: len(word) - cut]
            return {word, *(stem + other for other in oblique)}
    if word[-1:] in _CONSONANTS and len(word) > 2:
        return {word, *(word + other for other in ("а", "у", "ом", "е"))}
    return {word}


@cache
def _exceptions() -> dict[str, tuple[str, ...]]:
    return {fold(row["word"]): tuple(map(fold, row["forms"].split())) for row in table("russian.csv")}
