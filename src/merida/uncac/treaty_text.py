"""Reads a text of the Convention that an administrator brings: a JSON object, or plain text with its numbering.

Plain text has lines such as `Article 57`, `1. ...`, `(a) ...`, `(i) ...`; other lines go on with what stands before.
"""

from __future__ import annotations

import json
import re

from merida.uncac.provision import exists, order

_LARGEST = 5_000_000
_ARTICLE = re.compile(
    r"(?:#+\s*|\*\*)?(?:Article|ARTICLE|Art[ií]culo|ART[IÍ]CULO|Art\.|Статья|СТАТЬЯ)\s+(?P<number>\d{1,2})\b"
    r"\s*[.:*–—-]*\s*(?P<title>[^,;]*)"
)
_CHAPTER = re.compile(
    r"(?:#+\s*|\*\*)?(?:Chapter|CHAPTER|Chapitre|CHAPITRE|Cap[ií]tulo|CAP[IÍ]TULO|Глава|ГЛАВА)\s+[IVX]+"
    r"(?:\s*[.:*–—-].*|\s+[A-ZÀ-ÖА-Я].*)?"
)
_BROKEN_WORD = re.compile(r"(?<=[a-zA-Z]-) (?=[a-z])")
_MARKER = re.compile(r"(?:(?P<number>\d{1,2})[.)]|\(?(?P<letter>[a-z]{1,4})\))\s*")


class TextError(ValueError):
    """The file holds no text of the Convention; the message is one sentence that says what to try next."""


def load_text(data: bytes) -> dict[str, str]:
    """Spelling (`57(3)(a)`) to text, in treaty order, from a JSON object or from numbered plain text in UTF-8.

    A provision that only introduces its parts has its lead-in. Raises TextError with one sentence for anything else.
    """
    if len(data) > _LARGEST:
        raise TextError("The file is far larger than the Convention; give a file with the text of the Convention only.")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise TextError("The file is not text in UTF-8; save it as plain text or JSON in UTF-8.") from None
    if "\0" in text:
        raise TextError("The file is not text; save it as plain text or JSON in UTF-8.")
    found = _from_json(text) if text.lstrip().startswith(("{", "[")) else _from_lines(text)
    if not found:
        raise TextError('No provision was found; write "Article 57" on a line of its own, then "1. ..." and "(a) ...".')
    return dict(sorted(found.items(), key=lambda item: order(item[0])))


def _from_json(text: str) -> dict[str, str]:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise TextError('The file is not correct JSON; write an object such as {"57(1)": "..."}.') from None
    if not isinstance(raw, dict) or not all(isinstance(words, str) for words in raw.values()):
        raise TextError('The JSON must be one object of provision and text, such as {"57(1)": "..."}.')
    found = {"".join(spelling.split()): " ".join(words.split()) for spelling, words in raw.items()}
    for spelling in found:
        if not exists(spelling):
            raise TextError(f"The Convention has no provision {spelling[:40]!r}; write 57, 57(3), 57(3)(a) or ch.V.")
    return {spelling: words for spelling, words in found.items() if words}


def _from_lines(text: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    current = ""
    awaits_title = False
    for line in (" ".join(line.split()) for line in text.splitlines()):
        heading = _ARTICLE.fullmatch(line)
        if not line or (not heading and _CHAPTER.fullmatch(line)):
            if line:
                current = ""
            continue
        if heading and _follows(heading["number"], current, found):
            current = heading["number"]
            found[current] = []
            awaits_title = not heading["title"].strip(" *")
            continue
        if not current:
            continue
        before = current
        current, words = _place(line, current)
        if awaits_title and current == before and not line.endswith((".", ";", ":")):
            awaits_title = False
            continue
        awaits_title = False
        found.setdefault(current, []).append(words)
    whole = {
        spelling: _BROKEN_WORD.sub("", " ".join(part for part in parts if part)) for spelling, parts in found.items()
    }
    return {spelling: words for spelling, words in whole.items() if words}


def _follows(number: str, current: str, found: dict[str, list[str]]) -> bool:
    """Whether an article heading stands where it can: never back in the treaty, for then it is a broken line."""
    return exists(number) and number not in found and (not current or order(number) > order(current))


def _place(line: str, current: str) -> tuple[str, str]:
    """The provision that a line belongs to, and its words without the number; the one before if it has none."""
    while marker := _MARKER.match(line):
        article = current.partition("(")[0]
        candidates = [f"{article}({marker['number']})"] if marker["number"] else _lettered(current, marker["letter"])
        following = next((one for one in candidates if exists(one) and order(one) > order(current)), None)
        if following is None:
            break
        current, line = following, line[marker.end() :]
    return current, line


def _lettered(current: str, letter: str) -> list[str]:
    """Where a letter may belong, deepest first: in the part that is open, or beside it, or beside what that is in."""
    candidates = [f"{current}({letter})"]
    while current.endswith(")"):
        current = current.rpartition("(")[0]
        candidates.append(f"{current}({letter})")
    return candidates
