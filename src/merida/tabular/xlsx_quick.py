"""Rows of a sheet as the usual programs write them, read quickly; the first thing that is not so ends with `NotPlain`.

What is plain: UTF-8, no prefixes, comments, CDATA or declarations after the first, rows and cells with their names. It
is read by one pattern that fits a whole cell, so nothing is passed over; for all else there is `xlsx_rows`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO

from merida.tabular.sniff import refused
from merida.tabular.values import Value
from merida.tabular.xlsx_cells import MOST_ROW, Setting, Told, cell_value, column_of, unreplaced, words

__all__ = ["NotPlain", "quick_rows"]

_CHUNK = 1 << 18
_BEGINS = re.compile(
    r"""\s*(?:<\?xml version=["']1\.0["'](?: encoding=["']utf-8["'])?(?: standalone=["']\w+["'])?\s*\?>)?\s*"""
    r"<worksheet[\s>]",
    re.IGNORECASE,
)
_ODD = re.compile("<[!?]|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EMPTY = re.compile(r"\s*<row(?: [^<>]*)?/>")
_ROW = re.compile(r"\s*<row ([^<>]*[^/<>])>")
_NUMBER = re.compile(r'(?:^| )r="(\d{1,7})"')
_HIDDEN = re.compile(r'(?:^| )hidden="(?:1|true)"')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,6})")?(?: t="([a-zA-Z]+)")?'
    r"(?: ?/>|>(<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?"
    r'(?:<v>([^<]*)</v>|<v ?/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>|<is><t ?/></is>)?</c>)'
)
_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class NotPlain(Exception):  # noqa: N818 - says how to go on, not that something is wrong
    """The sheet is written in a way that only a parser of XML knows."""


def quick_rows(stream: BinaryIO, setting: Setting) -> Iterator[Told]:
    """The rows of a plain sheet; raises `NotPlain` after those that are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    held, whole, begun, before = "", 0, False, 0
    while chunk := stream.read(_CHUNK):
        whole += len(chunk)
        if whole > setting.limits.unpacked_bytes or len(held) > MOST_ROW:
            raise refused("unpacks_too_large")
        try:
            held += decoder.decode(chunk)
        except UnicodeDecodeError:
            raise NotPlain from None
        if not begun:
            at = _begins(held)
            if at is None:
                continue
            held, begun = held[at:], True
        if _ODD.search(held):
            raise NotPlain
        end = held.find("</sheetData>")
        *pieces, held = (held if end < 0 else held[:end]).split("</row>")
        for piece in pieces:
            told = _row(piece, before, setting)
            before = told[0]
            yield told
        if end >= 0:
            if _EMPTY.sub("", held).strip():
                raise NotPlain
            return
    raise NotPlain


def _begins(text: str) -> int | None:
    """Where the rows begin; None if not yet. What stands before them is passed over, if it is plain."""
    if not _BEGINS.match(text[:2000]) and len(text) > 2000:
        raise NotPlain
    at = text.find("<sheetData>")
    if at < 0:
        if "<sheetData/>" in text or len(text) > MOST_ROW:
            raise NotPlain
        return None
    if not _BEGINS.match(text) or re.search("<[!]|<row[ >]", text[:at]):
        raise NotPlain
    return at + len("<sheetData>")


def _row(piece: str, before: int, setting: Setting) -> Told:
    start = 0
    while empty := _EMPTY.match(piece, start):
        start = empty.end()
    opening = _ROW.match(piece, start)
    told = _NUMBER.search(opening[1]) if opening else None
    if opening is None or told is None or int(told[1]) <= before:
        raise NotPlain
    number = int(told[1])
    values: list[Value] = []
    marks: dict[int, set[str]] = {}
    at, last, most = opening.end(), -1, setting.limits.columns
    scanner = _CELL.scanner(piece, at)  # type: ignore[attr-defined]
    while found := scanner.match():
        at = found.end()
        name, style, kind, formula, written, inline = found.groups()
        column = column_of(name, last)
        if column <= last:
            raise NotPlain
        last = column
        if written:
            value, unusual = _value(kind, written, style, formula is not None, setting)
        elif inline is not None and kind == "inlineStr":
            value, unusual = words(unreplaced(_text(inline))), {"formula"} if formula else None
        elif formula is not None:
            value, unusual = None, {"formula"}
        else:
            continue
        if value is None and not unusual:
            continue
        if column >= most:
            raise refused("too_many_columns", most=f"{most:,}", row=number)
        if column > len(values):
            values.extend([None] * (column - len(values)))
        values.append(value)
        if unusual:
            marks[column] = unusual
    if piece[at:].strip():
        raise NotPlain
    return number, values, marks, _HIDDEN.search(opening[1]) is not None


def _value(
    kind: str | None, written: str, style: str | None, formula: bool, setting: Setting
) -> tuple[Value, set[str] | None]:
    if kind == "s" and not formula and written.isdecimal():
        place = int(written)
        return (words(setting.words[place]) if place < len(setting.words) else None), None
    if (kind is None or kind == "n") and not formula and style is None and written.isdecimal():
        return Decimal(written), None
    return cell_value(kind, _text(written), style, formula, setting)


def _text(written: str) -> str:
    if "\r" in written:
        written = written.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_sign, written) if "&" in written else written


def _sign(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    code = int(found[2]) if found[2] else int(found[3], 16) if found[3] else 0
    if code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF:
        return chr(code)
    raise NotPlain
