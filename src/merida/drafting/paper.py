"""The paper on a corpus: introduction, table with its notes, the reviews counted, and each outcome with its source."""

from __future__ import annotations

from collections.abc import Callable

from merida.drafting.groups import groups_of
from merida.drafting.outcomes import By, Corpus, Review, column_name, table
from merida.drafting.values import Block, Cell, Heading, Note, Paper, Paragraph, Row, Table
from merida.drafting.words import count, day, say


def paper(
    corpus: Corpus,
    by: tuple[By, ...] = ("category",),
    language: str = "en",
    least: int = 0,
    link: Callable[[str, str], str | None] = lambda _row, _column: None,
    body: str = "",
    symbol: str = "",
    made_by: str = "",
) -> Paper:
    """The paper in this language; `made_by` is said at the foot of the first page, with the corpus and its day."""
    when = day(corpus.frozen_on, language)
    all_reviews = len(corpus.reviews)
    told = say(
        language,
        "counted_text",
        count=len(corpus.outcomes),
        n=len({outcome.review for outcome in corpus.outcomes}),
        all=all_reviews,
    )
    opening = say(
        language,
        "introduction_text",
        corpus=corpus.name,
        date=when,
        all=count(language, "number_of_reviews", all_reviews),
    )
    blocks: list[Block] = [
        Heading(say(language, "introduction"), "I."),
        Paragraph((opening, Note(sources_named(corpus.reviews))), "1."),
        Paragraph((told,), "2."),
        Heading(say(language, corpus.what), "II."),
    ]
    blocks += [table(corpus, one, language, least, link, place) for place, one in enumerate(by, 1)]
    blocks += [
        Heading(say(language, "annex_reviews"), "III."),
        reviews_table(corpus, language),
        Heading(say(language, "annex_outcomes"), "IV."),
        outcomes_table(corpus, language),
    ]
    return Paper(
        language=language,
        title=say(language, corpus.what),
        subtitle=corpus.name,
        blocks=tuple(blocks),
        body=body or say(language, "convention_body"),
        symbol=symbol,
        date=when,
        imprint=" · ".join(filter(None, (corpus.name, when, made_by))),
    )


def sources_named(reviews: tuple[Review, ...]) -> str:
    """The documents behind a corpus in one footnote: State and symbol."""
    return "; ".join(f"{review.name}, {review.symbol}" if review.symbol else review.name for review in reviews) + "."


def reviews_table(corpus: Corpus, language: str) -> Table:
    """The reviews of the corpus, in the order given."""
    rows = tuple(
        Row(
            review.name,
            (
                Cell(review.phase),
                Cell(column_name("region", review.region or "", language, {})),
                Cell(review.symbol, href=review.href),
                Cell(review.date),
            ),
        )
        for review in corpus.reviews
    )
    heads = ("state", "phase", "regional_group", "symbol", "date")
    return Table(
        title=say(language, "annex_reviews"),
        columns=tuple(say(language, head) for head in heads),
        rows=rows,
        widths=(1.2, 0.8, 1.4, 1.5, 0.9),
    )


def outcomes_table(corpus: Corpus, language: str) -> Table:
    """Every outcome counted: its State, words, provisions, the rows it is counted in, and its source."""
    names = {review.key: review.name for review in corpus.reviews}
    rows = tuple(
        Row(
            names[outcome.review],
            (
                Cell(outcome.text, href=outcome.href, language=outcome.language),
                Cell(", ".join(outcome.provisions)),
                Cell("; ".join(group.label(language) for group in groups_of(outcome.provisions))),
                Cell(outcome.source),
            ),
        )
        for outcome in corpus.outcomes
    )
    heads = ("state", "outcome", "provisions", "counted_in", "source")
    return Table(
        title=say(language, "annex_outcomes"),
        columns=tuple(say(language, head) for head in heads),
        rows=rows,
        widths=(1.0, 3.0, 0.9, 1.2, 1.2),
    )
