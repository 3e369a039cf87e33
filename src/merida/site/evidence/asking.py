"""What a person types into the search field -> a question for PostgreSQL: words, "phrases", and, or, not, brackets.

The operators are understood in six languages and as signs; what cannot be understood is read as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from merida.site.evidence.folding import words

_TOKEN = re.compile(r'"[^"]*"?|“[^”]*”?|«[^»]*»?|[()]|[^\s()"“«]+(?:\(\w{1,4}\))*')
_AND = {"and", "et", "y", "и", "و", "&", "+"}
_OR = {"or", "ou", "o", "или", "أو", "او", "或", "|"}
_NOT = {"not", "sauf", "non", "no", "не", "ليس", "非"}
_UPPER = {"and", "et", "y", "or", "ou", "o", "not", "non", "no", "sauf"}
"""Latin operators count only in capitals: "o" and "no" are words of sentences."""
DEEPEST = 20
MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Question:
    """A question as PostgreSQL takes it (`to_tsquery`), in folded words not yet stemmed."""

    query: str
    """Empty if nothing was asked."""
    words: tuple[str, ...] = ()
    """The folded words that a hit may hold: what is marked."""


def question(typed: str) -> Question:
    """The question in what was typed."""
    reader = _Reader(_TOKEN.findall(typed)[: 4 * MOST_WORDS])
    query = reader.either(0)
    while reader.tokens:
        reader.tokens.pop(0)
        rest = reader.either(0)
        query = f"{query} & {rest}" if query and rest else query or rest
    return Question(query, tuple(dict.fromkeys(reader.positive)))


class _Reader:
    """Reads tokens from the left: or of ands of nots of words, phrases and brackets."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.positive: list[str] = []
        self._negative = 0

    def either(self, depth: int) -> str:
        found = [self.all_of(depth)]
        while self.tokens and _means(self.tokens[0], _OR):
            self.tokens.pop(0)
            found.append(self.all_of(depth))
        return _joined(" | ", found)

    def all_of(self, depth: int) -> str:
        found: list[str] = []
        while self.tokens and self.tokens[0] != ")" and not _means(self.tokens[0], _OR):
            if _means(self.tokens[0], _AND):
                self.tokens.pop(0)
                continue
            found.append(self.one(depth))
        return _joined(" & ", found)

    def one(self, depth: int) -> str:
        token = self.tokens.pop(0)
        if _means(token, _NOT) or token == "-":
            return self._not(lambda: self.one(depth)) if self.tokens else ""
        if token.startswith("-") and len(token) > 1:
            self.tokens.insert(0, token[1:])
            return self._not(lambda: self.one(depth))
        if token == "(" and depth < DEEPEST:
            inner = self.either(depth + 1)
            if self.tokens and self.tokens[0] == ")":
                self.tokens.pop(0)
            return inner
        return self._phrase(token)

    def _not(self, inner: Callable[[], str]) -> str:
        self._negative += 1
        found = inner()
        self._negative -= 1
        return f"!({found})" if found else ""

    def _phrase(self, token: str) -> str:
        """The words of a token in their order; a word with `*` at its end stands for all that begin so."""
        forms = [word.form for word in words(token)][:MOST_WORDS]
        if not forms:
            return ""
        if not self._negative:
            self.positive += forms
        quoted = [f"'{form}'" for form in forms]
        if token.endswith("*"):
            quoted[-1] += ":*"
        return "(" + " <-> ".join(quoted) + ")" if len(quoted) > 1 else quoted[0]


def _joined(sign: str, parts: list[str]) -> str:
    held = [part for part in parts if part]
    return held[0] if len(held) == 1 else f"({sign.join(held)})" if held else ""


def _means(token: str, operators: set[str]) -> bool:
    plain = token.casefold()
    return plain in operators and (plain not in _UPPER or token.isupper())
