"""Figures in the cells of a table: the number alone, the heads of its row and column and the provisions these cite.

What it counts is said by the head of its column or row ("Amount (USD)", "Share, %"), else by the table's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from merida.finding import units_chinese, units_nouns
from merida.finding.cited import bare_articles, heads_articles
from merida.finding.figures_values import plain
from merida.finding.lexicon import language_of, load
from merida.finding.values import Figure, Qualifier
from merida.money import currencies
from merida.money.numerals import find_numerals
from merida.reading.values import Passage
from merida.uncac import cite, sort

_SIGNS: dict[str, Qualifier] = {
    ">": "more_than",
    "<": "less_than",
    "≥": "at_least",
    "≤": "at_most",
    "~": "about",
    "≈": "about",
}
_NUMERIC = re.compile(
    r"\s*[(\[]?(?P<sign>[<>≤≥≈~])?\s*(?P<front>[$€£¥₽]|US\$|[A-Z]{3}\b)?\s?(?P<number>\d[\d\s.,'’٬٫]*?)\s*"
    r"(?P<back>%|٪|％|per cent|percent|pour cent|por ciento|في المائة|[A-Z]{3}|[$€£¥₽])?\s*[)\]]?\s*"
)
_YEAR = re.compile(r"(?:19|20|21)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_DATED = re.compile(r"\b(?:year|date|année|année|año|fecha|год|дата|السنة|التاريخ)\b|^年份?$|日期", re.IGNORECASE)
_LABELLED = re.compile(
    r"^\W*(?:no\.?|nos?\.?|number|#|№(?: п/п)?|n[°º]\.?|núm\.?|item|ref\.?|reference|رقم|الرقم|序号|编号)\W*$",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"%|٪|％|per\s?cent|percentage|pour\s?cent|pourcentage|por\s?ciento|porcentaje|процент|доля|"
    r"في المائة|النسبة|百分比|比例|占比",
    re.IGNORECASE,
)
_BY_GROUP = frozenset(("States", "countries", "States parties"))
_OF = re.compile(r"(?:\bof|\bde|\bd['’]|\bdes)\s*(?:the\s+)?\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"[^\W\d]+\s+\d")


@dataclass(frozen=True, slots=True)
class Counted:
    """What the numbers of a column, row or table count: a unit and by how much they are to be multiplied."""

    unit: str
    scale: Decimal = Decimal(1)


class Captions:
    """The words before the table now read; the passages are shown to it in reading order."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._table: int | None = None
        self.title = ""
        self.by_article = False
        """Whether the table's first column holds articles."""
        self.articles: tuple[str, ...] = ()
        """Those of the row now read."""

    def see(self, passage: Passage, default: str | None = None) -> None:
        """Take note of a passage; the last lines before the first cell of a table are its title."""
        if passage.cell and not passage.cell.column:
            lang = language_of(f"{passage.text} {self.title}", default)
            self.articles = sort(bare_articles(passage.text, lang)) if self.by_article else ()
        if passage.cell is None:
            if passage.role != "footnote":
                self._lines = [*self._lines[-1:], passage.text]
        elif passage.cell.table != self._table:
            self._table, self.title = passage.cell.table, "\n".join(reversed(self._lines))
            self.by_article = heads_articles(passage.text)
            self._lines = []


def is_number(text: str) -> bool:
    """Whether a cell holds a number and nothing else but its sign or unit."""
    return _NUMERIC.fullmatch(text) is not None


def in_cell(passage: Passage, where: str, default: str | None, captions: Captions) -> Iterator[Figure]:
    """The figure that a cell with a number alone is; none for years, running numbers and articles."""
    cell, found = passage.cell, _NUMERIC.fullmatch(passage.text)
    if cell is None or found is None:
        return
    row, column = cell.row_head or "", cell.column_head or ""
    if _YEAR.fullmatch(passage.text.strip()) and not _counted(column, default):
        return
    if _LABELLED.match(column) or _DATED.search(column) or (cell.column == 0 and not row):
        return
    if row == passage.text and not (captions.by_article and cell.column):
        return
    lang = language_of(f"{row} {column} {captions.title}", default)
    number = next(iter(find_numerals(found["number"], lang)), None)
    if number is None or number.end - number.start != len(found["number"].strip()):
        return
    heads = (row, column, captions.title) if _YEAR.search(column) else (column, captions.title, row)
    counted = _own(found) or next((one for head in heads if (one := _counted(head, lang))), None)
    value = number.value * (counted.scale if counted else 1)
    start = len(passage.text) - len(passage.text.lstrip())
    end = len(passage.text.rstrip())
    yield Figure(
        where,
        start,
        end,
        passage.text[start:end],
        plain(value),
        _SIGNS.get(found["sign"] or "", "exact"),
        counted.unit if counted else None,
        (found["front"] or found["back"]) if counted and counted == _own(found) else None,
        None,
        cell.row_head,
        cell.column_head,
        captions.articles or _provisions(row, lang) or _provisions(column, lang),
    )


def _own(found: re.Match[str]) -> Counted | None:
    """The unit that stands in the cell itself."""
    sign = found["front"] or found["back"]
    if not sign:
        return None
    if _SHARES.search(sign):
        return Counted("percent")
    money = currencies.sign_after(sign, 0)
    return Counted(money[1]) if money else None


def _counted(head: str, lang: str | None) -> Counted | None:
    """What a head or title says is counted: a share, money, or the first thing in it that can be counted."""
    if not head:
        return None
    lang = language_of(head, lang)
    if _SHARES.search(head):
        return Counted("percent")
    return _money(head, lang) or _things(head, lang)


def _money(head: str, lang: str) -> Counted | None:
    words = [found.start() for found in re.finditer(r"(?<!\w)\w|(?<=[（(])[^\W\d]|[$€£¥₽]", head)]
    if lang == "zh":
        words = list(range(len(head)))
    for at in words:
        sign = currencies.sign_after(head, at)
        name = None if sign else currencies.name_after(head, at, lang)
        code = sign[1] if sign else name[1] if name else None
        if code and not (sign is None and name and name[0] - at < 2):
            return Counted(code, _scale(head[:at]))
    return None


def _scale(before: str) -> Decimal:
    """ "in millions of": by how much the numbers of a column are to be multiplied."""
    for word, factor in load("units")["scales"].items():
        if re.search(rf"(?:{word})\W*(?:of|de|d['’])?\s*\Z", before, re.IGNORECASE):
            return Decimal(factor)
    return Decimal(1)


def _things(head: str, lang: str) -> Counted | None:
    for line in head.split("\n"):
        if lang == "zh":
            name = units_chinese.known_in(line)
            if name:
                return Counted(name)
            continue
        for start in [found.start() for found in re.finditer(r"(?<![\w'’-])[^\W\d_]|(?<=[dl]['’])[^\W\d_]", line)]:
            name = units_nouns.known_at(line, start, lang)
            if (
                name
                and not (name in _BY_GROUP and start and not _OF.search(line[:start]))
                and not _NUMBERED.match(line, start)
            ):
                return Counted(name)
    return None


def _provisions(head: str, lang: str) -> tuple[str, ...]:
    if not head:
        return ()
    return tuple(sort({one for found in cite(head, lang) for one in found.provisions}))
