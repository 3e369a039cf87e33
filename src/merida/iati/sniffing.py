"""What a file is that is no XML at all, by how it begins: archives, web pages, JSON, other encodings."""

from __future__ import annotations

import re

from merida.iati.sentences import Said, said

__all__ = ["no_iati"]

_NAMED = re.compile(rb"""^<\?xml[^>]*?encoding=["']([\w.:-]+)["']""")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def no_iati(begin: bytes) -> tuple[str, Said] | None:
    """The id and sentence of a file that begins so and could not be parsed; None if it may be XML that is broken."""
    words = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not words:
        return "0.1.1", said("empty")
    if begin.startswith(b"PK\x03\x04"):
        return "0.1.1", said("archive")
    if begin.startswith(b"\x1f\x8b"):
        return "0.1.1", said("compressed")
    if begin.startswith(_WIDE):
        return None
    lower = words.lower()
    if lower.startswith((b"<!doctype html", b"<html")) or (lower.startswith(b"<") and b"<html" in lower[:600]):
        return "0.2.1", said("web_page")
    if words.startswith((b"{", b"[")):
        return "0.1.1", said("json")
    if not words.startswith(b"<"):
        return "0.1.1", said("no_xml")
    named = _NAMED.match(words)
    if named and named[1].lower().startswith((b"utf-16", b"utf16", b"ucs", b"utf-32", b"iso-10646-ucs")):
        return "0.1.1", said("encoding_wrong", encoding=named[1].decode("ascii"))
    return None
