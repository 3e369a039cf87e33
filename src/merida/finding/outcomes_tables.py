"""Outcomes in tables: which cells hold them, of which kind, under which provision, of which category.

A column's head says the kind ("Recommendation") or a category ("Legislative assistance"); otherwise the column with the
most words holds the outcomes. Other cells of a row give its provisions and its category.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from merida.finding.categories import label_of
from merida.finding.cited import bare_articles, citation_only, heads_articles, references_in
from merida.finding.leads import says_no_need, says_nothing_found
from merida.finding.sections import classify
from merida.finding.values import FindingKind
from merida.reading.values import Passage
from merida.uncac import sort

_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """A cell that holds an outcome."""

    kinds: tuple[FindingKind, ...]
    provisions: tuple[str, ...] = ()
    label: str = ""
    """The words of its row or column that name a category of assistance."""


def cell_outcomes(
    passages: Iterable[Passage], kinds: tuple[FindingKind, ...], lang: str, *, only: FindingKind | None = None
) -> dict[int, CellOutcome]:
    """The cells that hold outcomes, by the number of their passage; `kinds` are the section's, `only` limits them."""
    tables: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.role == "table" and passage.cell:
            tables[passage.cell.table].append(passage)
    found: dict[int, CellOutcome] = {}
    for cells in tables.values():
        found |= _in_table(cells, kinds, lang)
    return {number: one for number, one in found.items() if only is None or one.kinds == (only,)}


def _in_table(cells: Sequence[Passage], kinds: tuple[FindingKind, ...], lang: str) -> dict[int, CellOutcome]:
    heads = _heads(cells)
    body = [one for one in cells if one.cell and one.cell.row and _LETTERS.search(one.text)]
    body = [one for one in body if one.cell and one.text != heads.get(one.cell.column)]
    by_kind = {column: classify(head).kinds for column, head in heads.items() if len(classify(head).kinds) == 1}
    by_category = {
        column: head for column, head in heads.items() if "assistance_need" in kinds and label_of(head, lang)
    }
    if not kinds and len(by_kind) < 2:
        return {}
    rows: dict[int, list[Passage]] = defaultdict(list)
    for one in body:
        if one.cell:
            rows[one.cell.row].append(one)
    cited = {one.number for one in body if _only_articles(one.text, lang)}
    columns = set(by_kind) or set(by_category) or _wordiest(one for one in body if one.number not in cited)
    named = {one.number for one in body if one.cell and one.cell.column not in columns}
    aside = cited | {one.number for one in body if one.number in named and _only_category(one.text, lang)}
    bare = _bare_articles(cells, heads, lang)
    found = {}
    for row in rows.values():
        provisions = sort([article for one in row if one.number in aside for article in _articles(one.text)])
        provisions = provisions or bare.get(row[0].cell.row if row[0].cell else -1, ())
        label = next((one.text for one in row if one.number in aside and _only_category(one.text, lang)), "")
        for one in row:
            column = one.cell.column if one.cell else -1
            if column in columns and one.number not in aside and _says(one.text, lang):
                head = by_category.get(column, "")
                found[one.number] = CellOutcome(by_kind.get(column, kinds), provisions or _head(one), label or head)
    return found


def _bare_articles(cells: Sequence[Passage], heads: dict[int, str], lang: str) -> dict[int, tuple[str, ...]]:
    """The articles of each row that numbers alone name in the column headed "Article"."""
    columns = {column for column, head in heads.items() if heads_articles(head)}
    found: dict[int, tuple[str, ...]] = {}
    for one in cells:
        if one.cell and one.cell.row and one.cell.column in columns and (named := bare_articles(one.text, lang)):
            found[one.cell.row] = sort(named)
    return found


def _heads(cells: Sequence[Passage]) -> dict[int, str]:
    """The heads of the columns."""
    heads = {one.cell.column: one.text for one in cells if one.cell and one.cell.row == 0}
    return heads | {one.cell.column: one.cell.column_head for one in cells if one.cell and one.cell.column_head}


def _wordiest(body: Iterable[Passage]) -> set[int]:
    """The column with the most letters."""
    letters: dict[int, int] = defaultdict(int)
    for one in body:
        if one.cell:
            letters[one.cell.column] += len(_LETTERS.findall(one.text))
    return {max(letters, key=lambda column: (letters[column], -column))} if letters else set()


def _says(text: str, lang: str) -> bool:
    """Whether a cell says something: words, and not that nothing was found."""
    if says_no_need(text, lang):
        return True
    return len(_LETTERS.findall(text)) >= (5 if lang == "zh" else 14) and not says_nothing_found(text, lang)


def _only_articles(text: str, lang: str) -> bool:
    """Whether a cell is no more than a citation, perhaps with a word or two ("Art. 9, para. 1")."""
    return citation_only(text, references_in(text), 2 if lang == "zh" else 6)


def _only_category(text: str, lang: str) -> bool:
    """Whether a cell is the name of a category of assistance."""
    return len(text) <= (14 if lang == "zh" else 60) and label_of(text, lang)


def _articles(text: str) -> tuple[str, ...]:
    found = [one for reference in references_in(text) for one in reference.provisions]
    return tuple(one for one in found if not one.startswith("ch."))


def _head(passage: Passage) -> tuple[str, ...]:
    """The articles that the head of the cell's row cites."""
    return sort(_articles(passage.cell.row_head)) if passage.cell and passage.cell.row_head else ()
