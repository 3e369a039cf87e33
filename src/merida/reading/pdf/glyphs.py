"""Every character of a page with its place: for pages written from right to left, and for marking exact words."""

from __future__ import annotations

import unicodedata
from ctypes import addressof
from itertools import pairwise

from merida.reading.pdf.calls import char_font_size, char_is_generated, char_loose_box
from merida.reading.pdf.page import Page
from merida.reading.pdf.signs import LINE_HYPHENS

_LAM, _ALEFS = "ل", frozenset("اأإآ")


class Glyph:
    """One character: its text (a ligature may have several letters), extent, baseline, size and number on the page."""

    __slots__ = ("base", "hung", "index", "mark", "size", "slant", "text", "word", "x0", "x1")

    def __init__(self, text: str, index: int, x0: float, x1: float, base: float, size: float) -> None:
        self.text = text
        self.index = index
        self.x0 = x0
        self.x1 = x1
        self.base = base
        self.size = size
        self.mark = unicodedata.combining(text[0]) != 0
        """A vowel sign or the like, which stands over another character."""
        self.word = 0
        """The number of its word, as PDFium counts them."""
        self.slant = False
        """Whether its type is made to slant: then the boxes of its signs overlap the spaces."""
        self.hung = False
        """Whether its place is only that of its vowel sign, somewhat above the line."""

    def __repr__(self) -> str:
        return f"<{self.text!r} {self.x0:.0f}-{self.x1:.0f} y{self.base:.0f}>"


def letters(text: str) -> str:
    """Arabic presentation forms as the letters they show; line-end hyphens as hyphens."""
    if text in LINE_HYPHENS:
        return "-"
    code = ord(text)
    if 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", text).strip() or text
    return text


def glyphs(view: Page, text: str) -> list[Glyph]:
    """The characters that are drawn upright, without those that PDFium puts in between (spaces, line ends)."""
    found: list[Glyph] = []
    things: list[int] = []
    sizes: dict[int, float] = {}
    slants: dict[int, bool] = {}
    words = 1
    handle, rect = view.handle, view.rect
    at_rect = addressof(rect)
    for index, sign in enumerate(text):
        words += sign in " \r\n"
        if sign in "\r\n\x00" or (sign == " " and char_is_generated(handle, index)):
            continue
        x, base = view.origin(index)
        if view.rotation == 0:
            char_loose_box(handle, index, at_rect)
            x0, x1 = rect.left - view.left, rect.right - view.left
        else:
            x0, _, x1, _ = view.box(index)
        raw: float = char_font_size(handle, index)
        key = view.thing(index)
        size = sizes.get(key, 0.0)
        if not size:
            size = view.size(index) if view.upright_at(index) else -1.0
            sizes[key] = size
            slants[key] = abs(view.matrix.c) > 0.1 * abs(view.matrix.d)
        if raw <= 0 or not view.shows(x, base, size):
            continue
        if x1 < x0:
            x0, x1 = x1, x0
        if sign in " \xa0" and x1 - x0 < 0.05 * size:
            continue
        found.append(Glyph(letters(sign), index, x0, x1, base, size))
        found[-1].word, found[-1].slant = words, slants[key]
        things.append(key)
    _hang(found, things)
    _settle_ligatures(found)
    return found


def _hang(signs: list[Glyph], things: list[int]) -> None:
    """A letter that a producer writes in one piece with its vowel signs gets the place of all of them."""
    pieces: dict[int, list[Glyph]] = {}
    for sign, thing in zip(signs, things, strict=True):
        pieces.setdefault(thing, []).append(sign)
    for group in pieces.values():
        letter = [sign for sign in group if not sign.mark]
        if 1 < len(group) < 5 and len(letter) == 1:
            letter[0].hung = True
            letter[0].x0, letter[0].x1 = min(sign.x0 for sign in group), max(sign.x1 for sign in group)


def _settle_ligatures(signs: list[Glyph]) -> None:
    """Letters of one ligature share a place; producers give them in either order: in Arabic lam comes before alef."""
    groups: list[list[Glyph]] = []
    for sign in signs:
        last = groups[-1][-1] if groups else None
        if last is not None and last.x0 == sign.x0 and last.x1 == sign.x1 and last.base == sign.base and not sign.mark:
            groups[-1].append(sign)
        else:
            groups.append([sign])
    groups = [group for group in groups if len(group) > 1]
    backwards = sum(
        1 if first.text in _ALEFS and second.text == _LAM else -1
        for group in groups
        for first, second in pairwise(group)
        if {first.text, second.text} & _ALEFS and _LAM in (first.text, second.text)
    )
    if backwards <= 0:
        return
    for group in groups:
        texts = [sign.text for sign in group]
        for sign, text in zip(group, reversed(texts), strict=True):
            sign.text = text
