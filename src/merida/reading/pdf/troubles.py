"""What can be wrong with a PDF that opens: no text, pages without text, letters that a private font hides."""

from __future__ import annotations

from merida.reading.pdf.lines import PageLines
from merida.reading.values import Problem

GARBLED = 0.12
"""From this part of meaningless signs on, a page's text is called unreadable."""
FEW = 15
"""A page with fewer characters of text than this, running heads aside, has no text layer worth the name."""


def troubles(pages: list[PageLines], count: int, most: int, damaged: list[int]) -> list[Problem]:
    """One sentence for each kind of trouble; call it before the lines are taken apart. `damaged`: pages left out."""
    found: list[Problem] = []
    if damaged:
        which = pages_named(damaged)
        verb = "was" if len(damaged) == 1 else "were"
        found.append(
            Problem("damaged_page", f"{which} damaged and {verb} left out: compare with another copy.", damaged[0])
        )
    if count > most:
        found.append(
            Problem(
                "too_many_pages", f"Only the first {most:,} of {count:,} pages were read: split the file to read all."
            )
        )
    bare = [page for page in pages if _is_bare(page)]
    pictured = [page for page in bare if page.pictures]
    if len(bare) == len(pages):
        if pictured:
            found.append(
                Problem(
                    "no_text_layer",
                    "This PDF has no text layer, only pictures of pages: run it through OCR first, for instance with "
                    "`ocrmypdf --language eng IN.pdf OUT.pdf`, and read the result.",
                )
            )
        else:
            found.append(Problem("no_text", "This PDF has no text: check that it is the file you meant."))
        return found
    if pictured:
        found.append(
            Problem(
                "pages_without_text",
                f"{pages_named([page.number for page in pictured])} of this PDF without text, only pictures: run it "
                "through OCR first to read " + ("it." if len(pictured) == 1 else "them."),
                pictured[0].number,
            )
        )
    garbled = [page for page in pages if _garbled(page)]
    if garbled:
        where = (
            "This PDF"
            if len(garbled) == len(pages)
            else pages_named([page.number for page in garbled]).replace(" is", "").replace(" are", "")
        )
        found.append(
            Problem(
                "garbled_text",
                f"{where} uses fonts that do not say which letters they show, so its text is unreadable: find the Word "
                "file, or run the PDF through OCR (`ocrmypdf --force-ocr`).",
                garbled[0].number,
            )
        )
    return found


def is_picture(page: PageLines) -> bool:
    """Whether a page has a picture and no text worth the name."""
    return page.pictures > 0 and _is_bare(page)


def _is_bare(page: PageLines) -> bool:
    return sum(len(line.text) for line in page.lines) < FEW


def _garbled(page: PageLines) -> bool:
    size = sum(len(line.text) for line in page.lines) + page.strange
    return size > FEW and page.strange > GARBLED * size


def pages_named(numbers: list[int]) -> str:
    """`Page 3 is`, `Pages 1, 2 and 5 are`, or how many they are."""
    if len(numbers) == 1:
        return f"Page {numbers[0]} is"
    if len(numbers) <= 5:
        return f"Pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} are"
    return f"{len(numbers)} pages, the first of them page {numbers[0]}, are"
