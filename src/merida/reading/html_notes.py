"""Footnotes on web pages: which links and raised signs are marks, and which elements are the notes themselves."""

from __future__ import annotations

import re

from merida.reading.html_tree import Element

__all__ = ["BACK", "LABEL", "is_back_link", "is_mark_link", "is_note", "raised_label"]

LABEL = re.compile(r"\s*[\[(]?\s*(\d{1,3}|[*†‡§]{1,4}|[a-z]|[ivx]{1,6})\s*[\])]?\s*", re.IGNORECASE)
BACK = re.compile(r"[↩↑⤴⏎⮐^]\ufe0e?")
_TARGET = re.compile(
    r"_?(?:ftn|fn|edn|en|footnote|endnote|foot|note|nota|cite_note|fußnote|n)[-_:.]?(?:note)?[-_:.]?\w{0,12}$",
    re.IGNORECASE,
)
_BACK_TARGET = re.compile(r"ref|back|^r\d|retour|mark", re.IGNORECASE)
_NOTE_ID = re.compile(r"_?(?:ftn|fn|edn|footnote|endnote|cite_note|note)[-_:.]?\d{1,3}[a-z]?$", re.IGNORECASE)
_NOTE_WORDS = frozenset(
    """
    footnote footnotes endnote endnotes footnotetext msofootnotetext msoendnotetext fn fnote sdfootnote sdendnote
    notes-de-bas-de-page
    """.split()
)
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes", "note"})


def is_mark_link(element: Element) -> bool:
    """A link to a footnote."""
    href = element.attrs.get("href", "")
    if element.attrs.get("role") == "doc-noteref" or "noteref" in element.attrs.get("epub:type", ""):
        return True
    target = href.rpartition("#")[2] if "#" in href else ""
    return bool(target) and bool(_TARGET.match(target)) and not _BACK_TARGET.search(target)


def is_back_link(element: Element) -> bool:
    """A link from a footnote to its mark."""
    href = element.attrs.get("href", "")
    if element.attrs.get("role") == "doc-backlink":
        return True
    return "#" in href and bool(_BACK_TARGET.search(href.rpartition("#")[2]))


def is_note(element: Element) -> bool:
    """An element that is a footnote, or holds nothing but footnotes."""
    attrs = element.attrs
    if not attrs or element.tag in ("a", "sup", "span"):
        return False
    if attrs.get("role", "") in _NOTE_ROLES or re.search(
        r"mso-element\s*:\s*(?:foot|end)note\b", attrs.get("style", "")
    ):
        return True
    words = set(attrs.get("class", "").lower().split())
    return bool(words & _NOTE_WORDS) or bool(_NOTE_ID.match(attrs.get("id", "")))


def raised_label(text: str) -> str | None:
    """The label of a raised mark; ordinals (1er, 2e, 3rd) and units are none."""
    found = re.fullmatch(r"\s*[\[(]?\s*(\d{1,3}|[*†‡§]{1,4})\s*[\])]?\s*", text)
    return found.group(1) if found else None
