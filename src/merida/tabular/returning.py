"""Sheets that go out and come back: what a person changed, row by row, and what cannot be taken from it.

Each row goes out with its identifier and a short digest of the words that may not be changed. Nothing here writes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from merida.tabular.columns import Column
from merida.tabular.kinds import Identifier, Kind, Text, Told, Wrong, words_of
from merida.tabular.mapped import Mapped, Policy, Record, mapped
from merida.tabular.values import Problem, Sheet, Value

__all__ = ["CHECK", "Change", "Outgoing", "Returned", "SentRow", "outgoing", "returned"]

CHECK = Column(
    "check",
    {
        "en": ("Check (leave as it is)",),
        "fr": ("Contrôle (ne pas modifier)",),
        "es": ("Control (no modificar)",),
        "ru": ("Проверка (не изменять)",),
        "ar": ("تحقق (لا تغيره)",),
        "zh": ("校验（请勿改动）",),
    },
)
"""The last column of a sheet that goes out: the digest."""
_LONGEST = 32_000
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

_TYPED = {
    **dict.fromkeys(map(ord, "‘’‚‛′ʼʹ`´＇"), "'"), **dict.fromkeys(map(ord, "“”„‟«»″＂「」『』《》"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff"), None),
}  # fmt: skip
_INSIDE = re.compile(r"\s*\"\s*|''")
"""French quotes stand off from what they hold; two apostrophes are a quote."""


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row as it went out: its words by key, and the digest of those that may not be changed."""

    words: Mapping[str, str]
    digest: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What to write: heads, rows of cells, the places to lock; and `sent`, to keep until the sheet is back."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    locked: tuple[int, ...]
    sent: Mapping[str, SentRow]


@dataclass(frozen=True, slots=True)
class Change:
    """What a cell would change: from the words that were sent to the value that came back."""

    id: str
    row: int
    key: str
    before: str
    after: Any
    written: str
    """The words that came back."""
    cell: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that came back. A row that is refused changes nothing; rows that are missing change nothing either."""

    changes: tuple[Change, ...]
    refusals: tuple[Problem, ...]
    """One or more for each refused row, or of the whole table."""
    notes: tuple[Problem, ...]
    missing: tuple[str, ...]
    """Identifiers of rows that were sent and did not come back."""
    unchanged: tuple[str, ...]


def outgoing(
    rows: Iterable[Mapping[str, Value]], columns: Sequence[Column], key: str, locked: Sequence[str], lang: str = "en"
) -> Outgoing:
    """The sheet of these rows: the columns in order, then the check. ValueError for an identifier that is twice."""
    fixed = _fixed(columns, key, locked)
    sent: dict[str, SentRow] = {}
    made = []
    for row in rows:
        words = {column.key: _clean(row.get(column.key)) for column in columns}
        name = words[key]
        if not name or name in sent:
            raise ValueError(f"Every row needs an identifier of its own; {name or 'an empty one'!r} is not.")
        sent[name] = SentRow(words, _digest(words, fixed))
        made.append((*words.values(), sent[name].digest))
    places = tuple(place for place, column in enumerate((*columns, CHECK)) if column.key in {*fixed, CHECK.key})
    return Outgoing((*(one.head(lang) for one in columns), CHECK.head(lang)), tuple(made), places, sent)


def returned(
    sheet: Sheet,
    sent: Mapping[str, SentRow],
    columns: Sequence[Column],
    key: str,
    locked: Sequence[str],
    mapping: Mapping[str, str] | None = None,
    *,
    formulas: Policy = "refuse",
    merged: Policy = "refuse",
    lang: str = "en",
) -> Returned:
    """What came back, against what was sent. Columns may be moved, and more may be there; rows may be sorted."""
    fixed = _fixed(columns, key, locked)
    table = mapped(sheet, _loose(columns, key, fixed), mapping, formulas=formulas, merged=merged, lang=lang)
    present = [name for name in fixed if name != key and name in table.heads.places]
    stops = [one for one in table.problems if one.severity == "error"]
    notes = [one for one in table.problems if one.severity == "note"]
    if table.readable and len(fixed) > 1 and not present:
        stops.append(sheet.problem("locked_missing", table.heads.row, column=_head(columns, fixed[-1], lang)))
        return Returned((), tuple(stops), tuple(notes), tuple(sent), ())
    back = _Back(table, sent, {one.key: one.kind for one in columns}, key, fixed)
    records = list(table.records())
    twice = _twice(records, key)
    for record in records:
        back.take(record, twice)
    seen = {record.get(key) for record in records}
    missing = tuple(name for name in sent if name not in seen)
    return Returned(tuple(back.changes), (*stops, *back.refusals), tuple(notes), missing, tuple(back.unchanged))


def _fixed(columns: Sequence[Column], key: str, locked: Sequence[str]) -> tuple[str, ...]:
    """The identifier and the locked columns, in the order of the sheet."""
    known = [one.key for one in columns]
    if strange := {key, *locked} - set(known):
        raise ValueError(f"{sorted(strange)[0]!r} is none of the columns.")
    return (key, *(name for name in known if name in locked and name != key))


def _loose(columns: Sequence[Column], key: str, fixed: tuple[str, ...]) -> list[Column]:
    """The columns as they may come back: without the identifier nothing can be read, without others much can."""
    found = [
        replace(one, kind=Identifier(), required=False, expected=True)
        if one.key == key
        else replace(one, kind=Text() if one.key in fixed else one.kind, required=False, expected=False)
        for one in columns
    ]
    return [*found, CHECK]


def _head(columns: Sequence[Column], key: str, lang: str) -> str:
    return next(one.head(lang) for one in columns if one.key == key)


def _twice(records: Sequence[Record], key: str) -> dict[str, tuple[int, int]]:
    """Identifiers that stand in several rows, with the first two of them."""
    rows: dict[str, list[int]] = {}
    for record in records:
        if record.get(key):
            rows.setdefault(record.get(key), []).append(record.number)
    return {name: (found[0], found[1]) for name, found in rows.items() if len(found) > 1}


class _Back:
    """What the rows say, one after another."""

    def __init__(
        self, table: Mapped, sent: Mapping[str, SentRow], kinds: Mapping[str, Kind], key: str, fixed: tuple[str, ...]
    ) -> None:
        self._table, self._sent, self._kinds, self._key, self._fixed = table, sent, kinds, key, fixed
        self.changes: list[Change] = []
        self.refusals: list[Problem] = []
        self.unchanged: list[str] = []

    def take(self, record: Record, twice: Mapping[str, tuple[int, int]]) -> None:
        """Adds the changes of a row, or why it is refused."""
        refusals = list(self._refused(record, twice))
        if refusals:
            self.refusals += refusals
            return
        name = record.get(self._key)
        if name is None:
            return
        changes = list(self._changes(record, self._sent[name]))
        self.changes += changes
        if not changes:
            self.unchanged.append(name)

    def _refused(self, record: Record, twice: Mapping[str, tuple[int, int]]) -> Iterator[Problem]:
        told = [one for one in record.problems if one.severity == "error"]
        name = record.get(self._key)
        if told:
            yield from told
        elif name is None:
            if any(record.values.get(one) is not None for one in self._kinds):
                column = self._table.heads.head(self._key)
                yield self._table.problem("id_missing", record.number, self._key, column=column)
        elif name in twice:
            first, second = twice[name]
            yield self._table.problem("id_twice", record.number, self._key, written=name, first=first, second=second)
        elif name not in self._sent:
            yield self._table.problem("id_unknown", record.number, self._key, written=name)
        else:
            yield from self._altered(record, self._sent[name])

    def _altered(self, record: Record, sent: SentRow) -> Iterator[Problem]:
        """Locked words that are not as they were sent: by her hand, or because ours were corrected since."""
        places = self._table.heads.places
        here = [name for name in self._fixed if name in places]
        changed = [name for name in here if not self._same(name, sent.words[name], self._value(record, name))]
        check = words_of(self._value(record, CHECK.key)) if CHECK.key in places else ""
        whole = len(here) == len(self._fixed)
        words = {name: words_of(self._value(record, name)) for name in here}
        if changed and check and check != sent.digest and whole and check == _digest(words, self._fixed):
            yield self._table.problem("outdated", record.number, changed[0])
            return
        for name in changed:
            head = self._table.heads.head(name)
            yield self._table.problem("locked_changed", record.number, name, column=head, before=sent.words[name])

    def _changes(self, record: Record, sent: SentRow) -> Iterator[Change]:
        for name in self._kinds:
            place = self._table.heads.places.get(name)
            if name in self._fixed or place is None or name not in sent.words:
                continue
            value = record.row.value(place)
            if not self._same(name, sent.words[name], value):
                cell = self._table.sheet.cell(record.number, place)
                id = record.get(self._key)
                yield Change(id, record.number, name, sent.words[name], record.get(name), words_of(value), cell)

    def _value(self, record: Record, name: str) -> Value:
        return record.row.value(self._table.heads.places[name])

    def _same(self, name: str, before: str, value: Value) -> bool:
        """Whether the words are the same but for spaces, or mean the same ("2019-05-03" made a date by Excel)."""
        after = words_of(value)
        if _joined(before) == _joined(after):
            return True
        if not before or not after:
            return False
        try:
            kind = self._kinds[name]
            return not isinstance(kind, Text) and kind.read(Told(before)) == kind.read(Told(value))
        except Wrong:
            return False


def _clean(value: Value) -> str:
    """A value as the words of a cell, as long and of such signs as a workbook can hold."""
    return _UNPRINTED.sub("?", words_of(value).replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST].strip()


def _joined(words: str) -> str:
    """Words as they are compared: spaces, quotes and dashes that an office programme retypes change nothing."""
    plain = unicodedata.normalize("NFKC", words).translate(_TYPED)
    return _INSIDE.sub('"', " ".join(plain.split()))


def _digest(words: Mapping[str, str], fixed: tuple[str, ...]) -> str:
    """Short, and no secret: it tells an older sheet from a changed one."""
    told = "\x1f".join(_joined(words.get(name, "")) for name in fixed)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
