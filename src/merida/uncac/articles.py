"""The articles of the Convention: facts, titles, summaries, words that find them, and a text that someone brings."""

from merida.uncac.facts import (
    LANGUAGES,
    Article,
    Chapter,
    ProvisionFacts,
    article,
    articles,
    chapter,
    chapters,
    provision,
)
from merida.uncac.searching import search_titles
from merida.uncac.treaty_text import TextError, load_text

__all__ = [
    "LANGUAGES",
    "Article",
    "Chapter",
    "ProvisionFacts",
    "TextError",
    "article",
    "articles",
    "chapter",
    "chapters",
    "load_text",
    "provision",
    "search_titles",
]
