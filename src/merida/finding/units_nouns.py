"""The noun phrase after a number in Arabic, English, French, Russian and Spanish: where it begins and ends.

English: up to the first plural; French, Spanish and Arabic: the noun, its adjectives; Russian: adjectives, the noun.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from merida.finding.lexicon import load
from merida.money.wordforms import key

_TOKEN = re.compile(r"(?P<gap>\s*)(?P<word>[^\W\d_]+(?:[-‑'’][^\W\d_]+)*)")
_MOST = 6
_ADJECTIVE = {
    "fr": re.compile(
        r"(?:iques?|aux|ales?|al|ifs?|ives?|els?|elles?|aires?|i[eè]res?|iers?|[ao]ises?|aines?|ains|iennes?|iens?|eux|euses?|ibles?|ables?|ouvr(?:és|ables)|"
        r"publi(?:cs|ques)|parties?|membres?|privée?s|effectifs|spécialisée?s|qualifiée?s|électroniques?|ordinaires|civils?|civiles|ouverts|étrang(?:er|ère)s?|suspectes?)$",
        re.IGNORECASE,
    ),
    "es": re.compile(r"(?:[aeo]s|les|res|nes|ces)$", re.IGNORECASE),
    "ru": re.compile(r"(?:ых|их|ого|его|ой|ей|ым|им|ыми|ими|ом|ем|ые|ие|ый|ий|ая|яя|ую|юю|ое|ее)$", re.IGNORECASE),
}
_PARTICIPLE = re.compile(r"(?:[aií]d[oa]s|uest[oa]s|ech[oa]s|rit[oa]s)$", re.IGNORECASE)
# Spanish verbs and others that end in s yet are no adjectives are in the list of stops.
_APOSTROPHE = re.compile(r"^(?:[dlnsjmtc]|qu)['’]", re.IGNORECASE)


def noun_after(text: str, at: int, lang: str, value: Decimal) -> tuple[str, int, int] | None:
    """(name, start, end) of the unit phrase that begins at `at`; None if no noun stands there.

    The name is the English plural if the phrase is in the table, else the phrase as printed.
    """
    tokens = _tokens(text, at, lang)
    while tokens and tokens[0][2].casefold() in _lists(lang)[1]:
        tokens = tokens[1:]
    if not tokens:
        return None
    size = _size(tokens, lang, value)
    if not size:
        return None
    tokens = tokens[:size]
    start, end = tokens[0][0], tokens[-1][1]
    return _name([token[2] for token in tokens], text[start:end], lang), start, end


def _tokens(text: str, at: int, lang: str) -> list[tuple[int, int, str]]:
    """The words of the clause from `at` until a sign or a word that cannot stand in a unit."""
    stops, skipped = _lists(lang)
    out: list[tuple[int, int, str]] = []
    while len(out) < _MOST and (found := _TOKEN.match(text, at)):
        word = found["word"]
        folded = word.casefold().replace("’", "'")
        if not found["gap"] and at and not (text[at - 1] in "'’ " or out == []):
            break
        if (folded in stops and folded not in skipped) or (lang in ("fr", "es") and _APOSTROPHE.match(folded)):
            break
        if lang == "en" and folded.endswith("'s"):
            word = word[:-2]
        out.append((found.start("word"), found.start("word") + len(word), word))
        at = found.end()
    return out


def _size(tokens: list[tuple[int, int, str]], lang: str, value: Decimal) -> int:
    words = [token[2] for token in tokens]
    if lang == "en":
        return _english(words, value)
    if lang == "ru":
        return _russian(words)
    if lang == "ar":
        return _arabic(words)
    return _romance(words, lang)


def _english(words: list[str], value: Decimal) -> int:
    for at, word in enumerate(words):
        if _plural(word):
            following = words[at + 1] if at + 1 < len(words) else ""
            if following.casefold() in ("parties", "party", "members") and word in ("States", "states"):
                return at + 2
            if word.casefold() in _table()["english"]["attributive"] and _plural(following):
                return at + 2
            return at + 1
        if at and word.casefold().endswith("ed") and at + 1 == len(words):
            break
    if value == 1 and words:
        return _singular(words)
    folded = [word.casefold() for word in words]
    # After a hyphen or in a compound the noun stays singular: "a five-year term", "ten per cent", "15 billion barrel".
    return 1 if folded and folded[0] in _TIMES else 0


def _singular(words: list[str]) -> int:
    for at, word in enumerate(words):
        folded = word.casefold()
        if folded in _TIMES or not folded.endswith(("al", "ive", "ic", "ary", "ed", "ing", "ous", "ar", "er", "able")):
            return at + 1
    return len(words)


_TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "business", "working", "calendar"))


def _plural(word: str) -> bool:
    folded = word.casefold().replace("’", "'")
    lists = _english_lists()
    if folded in lists[0]:
        return True
    return (
        folded.endswith("s")
        and len(folded) > 3
        and not folded.endswith(("ss", "'s", "ous", "sis", "ius"))
        and folded not in lists[1]
    )


@cache
def _english_lists() -> tuple[frozenset[str], frozenset[str]]:
    table = _table()["english"]
    return frozenset(table["plurals"]), frozenset(table["singulars"])


def _romance(words: list[str], lang: str) -> int:
    size, adjective = 1, _ADJECTIVE[lang]
    while size < len(words):
        word = words[size]
        if lang == "fr" and word.casefold() == "non" and size + 1 < len(words):
            size += 2
            continue
        if lang == "es" and word.casefold() == "no":
            break
        if _known(words[: size + 1], lang):
            size += 1
            continue
        if not adjective.search(word) or (lang == "es" and _PARTICIPLE.search(word)):
            break
        size += 1
    return size


def _russian(words: list[str]) -> int:
    for at, word in enumerate(words):
        if _known([word], "ru") or _RUSSIAN_NOUN.search(word):
            return at + 1
        if not _ADJECTIVE["ru"].search(word):
            return at if at and _RUSSIAN_VERB.search(word) else at + 1
    return len(words)  # adjectives that serve as nouns: служащих, подозреваемых


# "мероприятий" has the ending of an adjective; a verb after an adjective makes that one the noun.
_RUSSIAN_NOUN = re.compile(r"(?:ний|тий|вий|рий|лий|ций|сий|зий)$", re.IGNORECASE)
_RUSSIAN_VERB = re.compile(r"(?:л[аои]?|л[аио]сь|лся|[уюя]т|[уюяеи]тся|ть|ны|но|на|ты)$", re.IGNORECASE)


def _arabic(words: list[str]) -> int:
    size = 1
    while size < len(words):
        if _known(words[: size + 1], "ar"):
            size += 1
            continue
        word = words[size]
        folded = word.rstrip("\u064b")
        if word.startswith(("ال", "و", "ت", "ي")) or not folded.endswith(("ية", "يا", "يين", "يون", "يات")):
            break
        size += 1
    return size


def _known(words: list[str], lang: str) -> bool:
    return _found(words, lang) is not None


def _found(words: list[str], lang: str) -> str | None:
    """The English plural of a phrase of the table: by its exact words first, then in any inflection."""
    exact, inflected = _nouns(lang)
    return exact.get(tuple(word.casefold() for word in words)) or inflected.get(
        tuple(key(word, lang) for word in words)
    )


def _name(words: list[str], raw: str, lang: str) -> str:
    if lang == "en":
        return raw
    return _found(words, lang) or raw


@cache
def _nouns(lang: str) -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    exact: dict[tuple[str, ...], str] = {}
    inflected: dict[tuple[str, ...], str] = {}
    for english, forms in _table()["nouns"].items():
        for form in forms.get(lang, "").split():
            words = form.split("_")
            exact[tuple(word.casefold() for word in words)] = english
            inflected.setdefault(tuple(key(word, lang) for word in words), english)
    return exact, inflected


@cache
def _lists(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    table = _table()
    return frozenset(table["stops"].get(lang, ())), frozenset(table["skipped"].get(lang, ()))


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return dict(load("units"))


def known_at(text: str, at: int, lang: str) -> str | None:
    """The English plural of a thing in the table that is named at `at`, the longest name first; None if none is."""
    tokens = _run(text, at)
    for size in range(min(len(tokens), 3), 0, -1):
        words = tokens[:size]
        name = _english_names().get(" ".join(words).casefold()) if lang == "en" else _found(words, lang)
        if name:
            return name
    return None


def _run(text: str, at: int) -> list[str]:
    out: list[str] = []
    while len(out) < 3 and (found := _TOKEN.match(text, at)):
        out.append(found["word"])
        at = found.end()
    return out


@cache
def _english_names() -> dict[str, str]:
    return {name.casefold(): name for name in _table()["nouns"]}
