"""Which column of a sheet holds what: by its head in six languages, wherever it stands, or as a person says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from merida.money.currencies import currencies
from merida.tabular.kinds import Kind, Text, comparable, likely, words_of
from merida.tabular.values import Problem, Row, Severity, Sheet, letters

__all__ = ["Column", "Heads", "Unknown", "heads_of"]

_FIRST_ROWS = 40
"""Titles and notes may stand above the heads; not more than this."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field that a table may have. `names`: language to the heads by which it is known, the one we print first.

    `required`: the column must be there and no row may leave it empty; `expected`: the column must be there.
    """

    key: str
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kind: Kind = field(default_factory=Text)
    required: bool = False
    expected: bool = False

    def head(self, lang: str = "en") -> str:
        """The head that we print in a language; the key where it has none."""
        return next(iter(self.names.get(lang, ())), self.key)

    def known_as(self) -> Iterator[str]:
        """All heads of all languages, and the key, made comparable."""
        yield comparable(self.key)
        for names in self.names.values():
            yield from map(comparable, names)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A head that no column knows: where it stands, and the key that may be meant."""

    head: str
    place: int
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class Heads:
    """The row that names the columns: its number, the place of each key, and what is left over or in doubt."""

    row: int
    places: Mapping[str, int]
    heads: tuple[str, ...]
    """As written, one for each place; empty where there is none."""
    unknown: tuple[Unknown, ...]
    problems: tuple[Problem, ...]

    def currency(self, key: str) -> str | None:
        """The currency that a head names in brackets: "Amount (USD)"."""
        found = re.search(r"[(（\[]\s*([A-Z]{3})\s*[)）\]]", self.head(key))
        return found[1] if found and found[1] in currencies() else None

    def head(self, key: str) -> str:
        """The head of a key's column, as written."""
        return self.heads[self.places[key]] if key in self.places else key


def heads_of(
    sheet: Sheet,
    rows: Sequence[Row],
    columns: Sequence[Column],
    chosen: Mapping[str, str] | None = None,
    lang: str = "en",
) -> Heads:
    """The heads among the first rows of a sheet.

    `chosen` is a person's own mapping: head as written, or letter of the column, to key; an empty key leaves it out.
    """
    known = {comparable(column.key): column.key for column in columns}  # a key means its own column before any head
    for column in columns:
        for name in column.known_as():
            known.setdefault(name, column.key)
    for head, key in (chosen or {}).items():
        if key and comparable(head):
            known[comparable(head)] = key
    candidates = rows[:_FIRST_ROWS]
    best, found = None, 0
    for row in candidates:
        hits = len({_meant(text, known) for text in _texts(row)} - {None})
        if hits > found:
            best, found = row, hits
    if best is None or (found < 2 and len(columns) > 2 and found < len(_texts(best))):
        best = _resembling(candidates, known) or (best if chosen else None)
    if best is None:
        return _none(sheet, candidates, columns, lang)
    return _placed(sheet, best, columns, known, chosen or {}, lang)


def _texts(row: Row) -> list[str]:
    return [words_of(value) for value in row.values if value is not None]


def _resembling(rows: Sequence[Row], known: Mapping[str, str]) -> Row | None:
    """The row whose words most resemble heads, where no row has the heads themselves: two at least."""
    best, found = None, 1
    for row in rows:
        hits = len({_meant(text, known) or _suggested(text, known) for text in _texts(row)} - {None})
        if hits > found:
            best, found = row, hits
    return best


def _none(sheet: Sheet, rows: Sequence[Row], columns: Sequence[Column], lang: str) -> Heads:
    wanted = ", ".join(one.head(lang) for one in columns if one.required or one.expected) or columns[0].head(lang)
    found = ", ".join(_texts(rows[0])[:8]) if rows else "nothing"
    row = rows[0].number if rows else None
    return Heads(0, {}, (), (), (sheet.problem("no_header", row, wanted=wanted, found=found),))


def _placed(
    sheet: Sheet, row: Row, columns: Sequence[Column], known: Mapping[str, str], chosen: Mapping[str, str], lang: str
) -> Heads:
    heads = tuple(words_of(value) for value in row.values)
    by_key = {column.key: column for column in columns}
    places: dict[str, list[int]] = {}
    told: dict[str, int] = {}
    problems: list[Problem] = []
    unknown: list[Unknown] = []
    left_out = set()
    for given, key in chosen.items():
        place = _place(given, heads)
        if place is None or (key and key not in by_key):
            problems.append(sheet.problem("mapping_unknown", row.number, given=f"{given}: {key}" if key else given))
        elif key:
            told[key] = place
        else:
            left_out.add(place)
    for place, head in enumerate(heads):
        if not head or place in left_out or place in told.values():
            continue
        meant = _meant(head, known)
        if meant is not None and meant in by_key and meant not in told:
            places.setdefault(meant, []).append(place)
        elif meant is None:
            unknown.append(Unknown(head, place, _suggested(head, known)))
    for key, several in places.items():
        if len(several) == 1:
            told[key] = several[0]
            continue
        first, second = (sheet.cell(row.number, one) or f"number {one + 1}" for one in several[:2])
        column = by_key[key]
        severe = column.required or column.expected
        values = {"first": first, "second": second, "wanted": column.head(lang)}
        severity: Severity = "error" if severe else "note"
        problems.append(sheet.problem("column_twice", row.number, several[1], heads[several[1]], severity, **values))
    problems += _missing(sheet, row, columns, told, places, lang)
    # One head may suggest only what no column has yet.
    unknown = [Unknown(one.head, one.place, one.suggestion if one.suggestion not in told else None) for one in unknown]
    return Heads(row.number, told, heads, tuple(unknown), (*problems, *_left(sheet, row, unknown, by_key, lang)))


def _missing(
    sheet: Sheet,
    row: Row,
    columns: Sequence[Column],
    told: Mapping[str, int],
    places: Mapping[str, list[int]],
    lang: str,
) -> Iterator[Problem]:
    for column in columns:
        if (column.required or column.expected) and column.key not in told and column.key not in places:
            yield sheet.problem("column_missing", row.number, wanted=column.head(lang))


def _left(
    sheet: Sheet, row: Row, unknown: Sequence[Unknown], by_key: Mapping[str, Column], lang: str
) -> Iterator[Problem]:
    for one in unknown:
        code = "column_suggested" if one.suggestion else "column_unknown"
        values = {"head": one.head} | ({"suggested": by_key[one.suggestion].head(lang)} if one.suggestion else {})
        yield sheet.problem(code, row.number, one.place, one.head, "note", **values)


def _suggested(head: str, known: Mapping[str, str]) -> str | None:
    close = likely(head, known)
    return known[close] if close else None


def _meant(head: str, known: Mapping[str, str]) -> str | None:
    return known.get(comparable(head)) or known.get(comparable(_bare(head)))


def _bare(head: str) -> str:
    """A head without what stands in brackets, or the star of what must be filled in: "Amount (USD) *"."""
    return re.sub(r"\s*[(（\[].*?[)）\]]|\*", "", head)


def _place(given: str, heads: Sequence[str]) -> int | None:
    """The place of a head as written, or of a letter (C), that a person chose."""
    same = [place for place, head in enumerate(heads) if head and comparable(head) == comparable(given)]
    if len(same) == 1:
        return same[0]
    lettered = [place for place in range(len(heads)) if letters(place) == given.strip()]
    return lettered[0] if lettered else (same[0] if same else None)
