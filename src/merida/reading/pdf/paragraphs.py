"""Lines to paragraphs: by the gap above, indents, typed markers, changes of look, and lines that end before the margin.

Positions are counted from the leading edge (the right one in Arabic), so that one set of rules serves both directions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from merida.reading.heading_kinds import heading_kind
from merida.reading.pdf.lines import Line, PageLines
from merida.reading.pdf.signs import BULLETS, MARKER, WORD_ORDINAL

TERMINAL = ".;:!?。；：！？؟؛…"
_CLOSERS = "\"'”’»)）］]】》」』*"
_ABBREVIATION = re.compile(
    r"\b(?:arts?|paras?|paras|pars?|al|subparas?|chaps?|ch|sects?|secs?|nos?|n|p|pp|párrs?|aps?|apdos?|incs?|núm|"
    r"ст|п|пп|подп|гл|ч|абз|cf|vol|dr|mr|mrs|ms|M|Mme|Sr|Sra)\.$",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u2e80-\uffef]")
_LOWER = re.compile(r"[^\W\d_ºª°]")
_FUNCTION_WORDS = frozenset(
    """the of and or on in to for with by a an its from at as de la le les des du et ou à au aux en sur pour par dans
    l’ d’ el los las del y o e a al con para por en sobre su и в во на о об по с к ко для от из за или не""".split()
)


class Measure:
    """What is usual in a document: the distance of lines by font size, the size of its text."""

    __slots__ = ("pitch", "ratio", "size")

    def __init__(self, pages: Iterable[PageLines]) -> None:
        sizes: Counter[float] = Counter()
        pitches: dict[float, Counter[float]] = {}
        for page in pages:
            last: Line | None = None
            for line in page.lines:
                sizes[line.size] += len(line.text)
                if last is not None and last.size == line.size and abs(line.lead - last.lead) < 6 * line.size:
                    apart = line.base - last.base
                    if 0.8 * line.size < apart < 2.6 * line.size:
                        pitches.setdefault(line.size, Counter())[round(apart * 2) / 2] += 1
                last = line
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        self.pitch: dict[float, float] = {}
        for size, counts in pitches.items():
            total = sum(counts.values())
            if total >= 5:
                self.pitch[size] = min(apart for apart, n in counts.items() if n >= 0.2 * total)
        self.ratio = self.pitch.get(self.size, 1.25 * self.size) / self.size

    def usual(self, size: float) -> float:
        """The usual distance between two lines of this font size within a paragraph."""
        return self.pitch.get(size) or size * min(max(self.ratio, 1.1), 1.6)


class Column:
    """A column's leading edge (where most lines begin, and where the outermost does) and its trailing edge."""

    __slots__ = ("edge", "lead", "sparse", "trail")

    def __init__(self, lines: list[Line], size: float) -> None:
        if len(lines) == 1:
            self.sparse = True
            self.edge = self.lead = lines[0].lead
            self.trail = lines[0].trail
            return
        body = [line for line in lines if abs(line.size - size) < 1.1] or lines
        self.sparse = len(body) < 3
        """Too few lines to know where a full line ends."""
        ends = Counter(round(line.trail / 2) for line in body if len(line.text) > 20)
        starts = Counter(round(line.lead / 2) for line in body)
        self.trail = max((line.trail for line in body), default=0.0)
        if ends:
            place, count = ends.most_common(1)[0]
            count += ends[place - 1] + ends[place + 1]
            farthest = max(ends)
            if count >= 3 and count >= 0.2 * sum(ends.values()) and place > 0.8 * farthest:
                self.trail = 2.0 * place + 1
        self.edge = min((line.lead for line in body), default=0.0)
        self.lead = 2.0 * starts.most_common(1)[0][0] if starts else 0.0


class Paragraph:
    """Lines that belong together, with the column they stand in."""

    __slots__ = ("column", "kind", "label", "lines")

    def __init__(self, line: Line, column: Column, kind: str = "body", label: str | None = None) -> None:
        self.lines = [line]
        self.column = column
        self.kind = kind
        self.label = label


def tabbed(line: Line) -> bool:
    """Whether a typed marker stands apart from its words by more than a space."""
    if line.xt is None:
        return False
    marker = MARKER.match(line.text) or WORD_ORDINAL.match(line.text)
    sign = marker.group().strip() if marker else "1"
    width = sum(1.0 if "\u2e80" <= letter <= "\uffef" else 0.5 for letter in sign)
    return line.xt - line.lead - (0.25 + width) * line.size > 0.45 * line.size


def starts_item(line: Line) -> bool:
    """Whether the line begins with something that can be a paragraph number, a list letter or a bullet."""
    return MARKER.match(line.text) is not None or (line.rtl and WORD_ORDINAL.match(line.text) is not None)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, semicolon, colon and the like, closing signs aside."""
    bare = text.rstrip(_CLOSERS)
    return bare[-1:] in TERMINAL and bool(bare) and not (bare[-1] == "." and _ABBREVIATION.search(bare))


def starts_low(text: str) -> bool:
    """Whether the first letter is a small one."""
    first = _LOWER.search(text)
    return first is not None and first.start() < 3 and first.group().islower()


def short(line: Line, after: Line, column: Column) -> bool:
    """Whether the first word of the next line would still have fitted on this one."""
    left = column.trail - line.trail
    if left <= 0:
        return False
    word = after.text.split(" ", 1)[0]
    if "\u2e80" <= after.text[0] <= "\uffef":
        need = (5 if after.text[0] in "（《「“【〈" else 2.6) * after.size
    elif (han := _HAN.search(word)) is not None:
        need = (0.6 * han.start() + 2.6) * after.size  # "5.反": a line may end after any sign
    elif after.rtl and word[0].isascii():
        need = (0.62 * min(len(word), 30) + 0.3) * after.size
    else:
        need = (min(len(word), 30) + 1) * 1.1 * (after.trail - after.lead) / max(len(after.text), 1)
    if not ends_sentence(line.text) and not line.bold_end:
        need = max(need, 0.1 * (column.trail - column.lead))  # typesetters break early too
    return left > need + 2


def one_look(line: Line, after: Line) -> bool:
    """Whether the type does not change between the end of a line and the next one."""
    return alike(line, after) and line.bold_end == after.bold


def alike(line: Line, after: Line) -> bool:
    """Whether two lines have one size; in Arabic, digits and Latin letters may be set a point larger than the rest."""
    return abs(line.size - after.size) <= (1.3 if line.rtl else 0.6)


def joins(para: Paragraph, after: Line, measure: Measure) -> bool:
    """Whether a line continues the paragraph on the same page and in the same column."""
    line, column = para.lines[-1], para.column
    if line.hyphen:
        return True
    apart = after.base - line.base
    usual = measure.usual(max(line.size, after.size))
    if apart > 1.2 * usual + 0.6 or apart < -0.5 * line.size:
        return False
    if not alike(line, after):
        return False
    if _stretched(line, after, column):
        return True
    first = para.lines[0]
    if not one_look(line, after) and (line.bold == line.bold_end or after.bold == after.bold_end):
        run_on = line.bold != line.bold_end or not (ends_sentence(line.text) or short(line, after, column))
        if not (run_on and starts_low(after.text)):
            return False
    if starts_item(after) and _new_item(first, line, after, column):
        return False
    if line.bold and after.bold_end:
        return _heading_goes_on(line, after, column)
    return not _new_by_place(first, line, after, column, _row_lead(para))


def _row_lead(para: Paragraph) -> float:
    """Where the paragraph's last row begins; its line may be the last of several pieces."""
    line = para.lines[-1]
    lead = line.lead
    for piece in para.lines[-2::-1]:
        if piece.page != line.page or abs(piece.base - line.base) > 0.2 * line.size or piece.lead > lead:
            break
        lead = piece.lead
    return lead


def joins_in_masthead(para: Paragraph, after: Line, measure: Measure) -> bool:
    """Whether a line of the masthead goes on with a name in large or bold type (the organ's, over several lines)."""
    line = para.lines[-1]
    return (
        abs(line.size - after.size) < 0.6
        and line.bold == after.bold
        and (line.bold or line.size > measure.size + 2)
        and abs(line.lead - after.lead) < 3
        and 0 < after.base - line.base < 1.5 * line.size
    )


def joins_in_cell(para: Paragraph, after: Line, measure: Measure) -> bool:
    """Whether a line of a table's cell goes on with the paragraph above it."""
    line = para.lines[-1]
    apart = after.base - line.base
    if line.hyphen:
        return True
    if apart > 1.35 * max(measure.usual(line.size), 1.15 * line.size) + 0.6:
        return False
    if starts_item(after) and (after.text[0] in BULLETS or ends_sentence(line.text) or tabbed(after)):
        return False
    return not (ends_sentence(line.text) and short(line, after, para.column))


def _new_item(first: Line, line: Line, after: Line, column: Column) -> bool:
    """Whether a line that could begin with a marker does: "(b) of the Convention" and "7. The" may be mere wrapping."""
    if after.text[0] in BULLETS or tabbed(after):
        return True
    if ends_sentence(line.text):
        return short(line, after, column) or starts_item(first) or after.lead < line.lead - 1
    return column.trail - line.trail > 0.3 * (column.trail - column.lead)


def _new_by_place(first: Line, line: Line, after: Line, column: Column, lead: float) -> bool:
    """Whether indents or a short line say that a new paragraph begins."""
    em = 0.8 * line.size
    on_first = line.page == first.page and abs(line.base - first.base) < 0.2 * line.size
    if abs(line.trail - after.trail) < 1.5 and abs(lead - after.lead) < 1.5 and len(line.text) > 30:
        return False
    deeper = after.lead - lead
    inset = lead - column.lead
    if abs(deeper) < 2 and on_first and line.xt is None and em < inset < 5 * em and ends_sentence(line.text):
        return True  # two first lines, each a paragraph of one line, where paragraphs are indented
    if deeper > em and not (on_first and _hangs(first, after)):
        if not _centred(line, after, column):
            return True
    elif deeper < -em and (line.text[0] in BULLETS if on_first else not _centred(line, after, column)):
        return True
    return short(line, after, column) and not (starts_low(after.text) and not ends_sentence(line.text))


def _stretched(line: Line, after: Line, column: Column) -> bool:
    """Whether two pieces are one line, pulled apart to reach the column's edge."""
    if abs(after.base - line.base) > 0.2 * line.size or after.lead < line.trail - 1:
        return False
    return abs(column.trail - after.trail) < 0.1 * (column.trail - column.lead)


def _hangs(line: Line, after: Line) -> bool:
    """Whether the second line of an item stands under the words of the first, or nearer to its marker where it is
    stretched."""
    if line.xt is not None:
        return line.lead < after.lead < line.xt + 1.5 * line.size
    return starts_item(line) and after.lead - line.lead < 3.5 * line.size


def _centred(line: Line, after: Line, column: Column) -> bool:
    """Whether two lines have the same middle and stand clear of both edges."""
    if abs((line.lead + line.trail) - (after.lead + after.trail)) >= 5:
        return False
    room = 1.5 * line.size
    return min(line.lead, after.lead) > column.edge + room and max(line.trail, after.trail) < column.trail - room


def _heading_goes_on(line: Line, after: Line, column: Column) -> bool:
    if starts_low(after.text) or not short(line, after, column):
        return True
    if line.text.rsplit(" ", 1)[-1].lower() in _FUNCTION_WORDS or line.text[-1] in ",،、-–":
        return True
    if heading_kind(after.text):
        return False  # "Paragraph 2" below the title of its article
    return line.trail - line.lead > 0.5 * (column.trail - column.lead) and not ends_sentence(line.text)


def crosses(para: Paragraph, after: Line, column: Column, numbered: bool) -> bool:
    """Whether the first line of a page or column continues the last paragraph of the one before."""
    line, old = para.lines[-1], para.column
    if line.hyphen:
        return True
    if not one_look(line, after) and not (line.bold != line.bold_end and starts_low(after.text)):
        return False
    if starts_item(after) and (after.text[0] in BULLETS or tabbed(after) or ends_sentence(line.text)):
        return False
    if line.bold and line.bold_end and len(para.lines) == 1:
        return starts_low(after.text)
    if starts_low(after.text) and not ends_sentence(line.text):
        return True
    if short(line, after, old) or (old.sparse and ends_sentence(line.text)):
        return False
    if not ends_sentence(line.text) and not starts_item(after):
        return True
    if not any(
        _same_inset(para, after, a, b) for a, b in ((column.lead, old.lead), (column.edge, old.edge), (0.0, 0.0))
    ):
        return False
    return numbered or not ends_sentence(line.text) or not starts_item(after)


def _same_inset(para: Paragraph, after: Line, edge: float, old: float) -> bool:
    """Whether a line begins where the paragraph's lines do, each counted from its own edge."""
    into = after.lead - edge
    if len(para.lines) > 1:
        return abs(into - para.lines[-1].lead + old) <= 0.8 * after.size
    first = para.lines[0]
    if first.xt is not None and abs(into - first.xt + old) < after.size:
        return True
    return -6 * after.size < into - first.lead + old <= 0.8 * after.size
