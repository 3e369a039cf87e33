"""Tables of contents: lines with dot leaders lose leader and page number, and are no headings of the body."""

from __future__ import annotations

import re

from merida.reading.pdf.lines import Line
from merida.reading.pdf.paragraphs import Column, Paragraph, starts_item

LEADER = re.compile(r"\s*(?:\.{4,}|…{2,}|(?:\.\s){4,}\.?|·{4,}|_{5,})\s*(?:[\divxlc٠-٩]{1,4}|[IVXLC]{1,5})?\s*")
_HEAD = re.compile(
    r"(?:table of )?contents|table des matières|sommaire|índice|contenido|содержание|оглавление|目录|目錄|المحتويات|"
    r"page|page\s+numbers?|paragraphs?|paragraphes?|párrafos?|página|страница|стр\.|пункты?|页次|段次|الصفحة|الفقرات|"
    r"chapter|chapitre|capítulo|глава",
    re.IGNORECASE,
)


def split(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines before a table of contents, its lines, and those after it; all are before if there is none."""
    led = [place for place, line in enumerate(lines) if _led(line.text)]
    if not led:
        return lines, [], []
    first, last = led[0], led[-1]
    if last - first + 1 > 4 * len(led) + 4:
        return lines, [], []
    while first > 0 and (_HEAD.fullmatch(lines[first - 1].text) or _before_leader(lines, first)):
        first -= 1
    return lines[:first], lines[first : last + 1], lines[last + 1 :]


def _led(text: str) -> bool:
    if "..." not in text and ". ." not in text and "……" not in text and "··" not in text and "___" not in text:
        return False
    match = LEADER.search(text)
    return match is not None and len(match.group().strip()) >= 4


def _before_leader(lines: list[Line], first: int) -> bool:
    """An entry of two lines has its leader on the second."""
    line, after = lines[first - 1], lines[first]
    near = 0 < after.base - line.base < 1.35 * line.size
    return near and abs(line.size - after.size) < 0.6 and not starts_item(after) and len(line.text) > 40


def entries(lines: list[Line], column: Column) -> list[Paragraph]:
    """One paragraph for each entry, without leader and page number."""
    found: list[Paragraph] = []
    whole = True
    for line in lines:
        led = _led(line.text)
        head = _HEAD.fullmatch(line.text) is not None
        if led:
            line.text = LEADER.sub(" ", line.text).strip()
        if whole or head or (found and starts_item(line)):
            found.append(Paragraph(line, column, "contents"))
        else:
            found[-1].lines.append(line)
        whole = led or head
    return found
