"""What the reader says, in the reader's language: its sentences about files, and its reasons for an outcome.

The library speaks English; a sentence that is not in the table is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache

from django.utils.translation import gettext, gettext_noop

SENTENCES = (
    gettext_noop("An archive inside an archive inside an archive is not opened: unpack it, and give its folder."),
    gettext_noop("Only the first %(most)s of %(count)s pages were read: split the file to read all."),
    gettext_noop("Page %(number)s is damaged and was left out: try another copy."),
    gettext_noop("This PDF has no page that can be read: fetch it again, or save it anew."),
    gettext_noop(
        "This PDF has no text layer, only pictures of pages: run it through OCR first, for instance with "
        "`%(command)s`, and read the result."
    ),
    gettext_noop("This PDF has no text: check that it is the file you meant."),
    gettext_noop(
        "This PDF has %(pages)s pages, and %(most)s or more are not read at once: split it, for instance with "
        "`%(command)s`."
    ),
    gettext_noop(
        "This PDF is damaged or cut off and cannot be opened: fetch it again, or open it in a viewer and save it anew."
    ),
    gettext_noop(
        "This PDF is encrypted and asks for a password: open it with the password and save a copy without one."
    ),
    gettext_noop("This PDF uses a protection that cannot be opened here: save a copy without protection."),
    gettext_noop("This Word file declares XML entities, which Word never writes: open it in Word and save it anew."),
    gettext_noop("This Word file embeds another document that was not read: open it in Word and save it anew."),
    gettext_noop("This Word file has no text part: open it in Word and save it anew as .docx."),
    gettext_noop("This Word file is damaged or was cut short: fetch it again, or open it in Word and save it anew."),
    gettext_noop("This Word file nests its elements too deeply: open it in Word and save it anew."),
    gettext_noop("This archive holds more than %(most)s files: unpack it, and give its folders one by one."),
    gettext_noop("This archive holds no document: fetch it again."),
    gettext_noop("This archive is damaged or was cut short: fetch it again."),
    gettext_noop("This archive is protected by a password: unpack it, and give its folder."),
    gettext_noop("This archive unpacks to far more than documents do, so it was not opened: unpack it by hand."),
    gettext_noop(
        "This file has %(most)s or more, which is more than any document: split it, or save it without pictures."
    ),
    gettext_noop("This file holds no text: fetch it again."),
    gettext_noop("This file is damaged inside its archive: fetch the archive again."),
    gettext_noop("This file is empty: fetch it again."),
    gettext_noop("This file is neither PDF, Word, HTML nor text: check what it is, or save it as PDF."),
    gettext_noop("This file is not a PDF: check its name, or save it again as PDF."),
    gettext_noop("This file is protected by a password: save it without one and try again."),
    gettext_noop("This file is protected by a password: unpack the archive, and give its folder."),
    gettext_noop("This file is %(what)s although its name ends in %(ending)s, and was read as such: name it %(name)s."),
    gettext_noop("This file nests its parts too deeply: open it in the program that made it, and save it anew."),
    gettext_noop(
        "This file unpacks to far more than a document holds: it was not read; save it anew in Word without its "
        "pictures."
    ),
    gettext_noop("This is a Rich Text file, which is not read: save it as .docx and try again."),
    gettext_noop("This is a file of an old Office format (.doc, .xls): save it as .docx and try again."),
    gettext_noop("This is a picture (%(kind)s), not a document: run text recognition and save it as PDF."),
    gettext_noop("This is a %(kind)s archive, which is not opened: unpack it, or pack it as .zip."),
    gettext_noop("This is an EPUB book, which is not read: save it as .docx or PDF and try again."),
    gettext_noop("This is an OpenDocument file, which is not read: save it as .docx and try again."),
    gettext_noop("This is an XML file that is no page of text: save the document as .docx, PDF or HTML."),
    gettext_noop("This page holds no text of its own: save it anew from the browser, or fetch the PDF."),
    gettext_noop("This page is larger than any document: save the document alone and try again."),
    gettext_noop(
        "This text does not say how its letters are encoded and was read as %(name)s: save it as UTF-8 to be sure."
    ),
    gettext_noop("This text holds NUL characters, which were left out: compare it with another copy of the file."),
    gettext_noop("This text is larger than any document: cut it into parts and try again."),
    gettext_noop("What this file holds comes to more than %(most)s MB, more than any document: split it."),
)
REASONS = (
    gettext_noop("paragraph under “%(words)s”"),
    gettext_noop("bullet under “%(words)s”"),
    gettext_noop("table cell under “%(words)s”"),
    gettext_noop("provisions cited in it"),
    gettext_noop("provisions cited in this part of it"),
    gettext_noop("provisions from the line that introduces it"),
    gettext_noop("provisions from “%(words)s”"),
    gettext_noop("chapter from “%(words)s”"),
    gettext_noop("force from “%(words)s”"),
    gettext_noop("force from its first verb"),
)
_HOLE = re.compile(r"%\((\w+)\)s")


def sentence(said: str) -> str:
    """A sentence of the reader about a file, in the language of the page."""
    return _translated(said, SENTENCES)


def reason(why: str) -> str:
    """Why the reader took these words, in the language of the page; what it quotes stays as printed."""
    parts = re.split(r"; (?=provisions |chapter |force )", why)
    return gettext("; ").join(_translated(part, REASONS) for part in parts)


def _translated(said: str, table: tuple[str, ...]) -> str:
    for known, pattern in _patterns(table):
        if found := pattern.fullmatch(said):
            return gettext(known) % found.groupdict() if found.groupdict() else gettext(known)
    return said


@cache
def _patterns(table: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = []
    for known in table:
        parts = _HOLE.split(known)
        pattern = "".join(re.escape(part) if n % 2 == 0 else f"(?P<{part}>.+?)" for n, part in enumerate(parts))
        made.append((known, re.compile(pattern)))
    return tuple(made)
