"""Document -> figures: every number in digits or words that counts or measures something, with qualifier and unit.

A numeral becomes a figure when something countable stands with it and it is no date, label, fraction or reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from merida.finding import figures_tables, not_figures, units
from merida.finding.figures_measure import measure_after
from merida.finding.figures_values import plain
from merida.finding.lexicon import language_of, load
from merida.finding.values import Figure
from merida.money import qualifiers
from merida.money.numerals import Numeral, find_numerals
from merida.reading.values import Document, Passage, passage_id
from merida.uncac import references

_ROLES = frozenset(("paragraph", "bullet", "footnote", "table"))
_RANGE = {
    "en": re.compile(r"\s*(?:[-–—]|\bto\b|\band\b|\bor\b)\s*", re.IGNORECASE),
    "fr": re.compile(r"\s*(?:[-–—]|\bà\b|\bet\b|\bou\b)\s*", re.IGNORECASE),
    "es": re.compile(r"\s*(?:[-–—]|\ba\b|\by\b|\bo\b|\bu\b)\s*", re.IGNORECASE),
    "ru": re.compile(r"\s*(?:[-–—]|\bдо\b|\bи\b|\bили\b)\s*", re.IGNORECASE),
    "ar": re.compile(r"\s*(?:[-–—]|\bإلى\b|\bو\s?|\bأو\b)\s*"),
    "zh": re.compile(r"\s*(?:[-–—~～]|至|到|或)\s*"),
}
_BETWEEN = {
    "en": re.compile(r"\bbetween\s+\Z", re.IGNORECASE),
    "fr": re.compile(r"\bentre\s+\Z", re.IGNORECASE),
    "es": re.compile(r"\bentre\s+\Z", re.IGNORECASE),
    "ru": re.compile(r"\bмежду\s+\Z", re.IGNORECASE),
    "ar": re.compile(r"(?<!\w)[وفت]?(?:تتراوح\s+|يتراوح\s+)?بين\s+\Z"),
    "zh": re.compile(r"(?!)"),
}
_JOINING = frozenset(("and", "or", "et", "ou", "y", "o", "u", "и", "или", "و", "أو", "或"))


def find_figures(document: Document) -> tuple[Figure, ...]:
    """The figures of a document in the order of its passages."""
    found: list[Figure] = []
    money: list[str] = []
    captions = figures_tables.Captions()
    for passage in document.passages:
        captions.see(passage, document.language)
        if passage.role not in _ROLES:
            continue
        where = passage_id(document, passage)
        lang = language_of(passage.text, document.language)
        if passage.cell is not None and figures_tables.is_number(passage.text):
            found.extend(figures_tables.in_cell(passage, where, document.language, captions))
            continue
        for figure in in_text(passage.text, lang, where, tuple(money), document.state, _label(passage)):
            found.append(figure)
            if figure.unit and len(figure.unit) == 3 and figure.unit.isupper():
                money.append(figure.unit)
    return tuple(found)


def _label(passage: Passage) -> str | None:
    return passage.cell.row_head if passage.cell else None


def in_text(
    text: str,
    lang: str,
    where: str = "",
    money: tuple[str, ...] = (),
    country: str | None = None,
    row: str | None = None,
) -> Iterator[Figure]:
    """The figures of one running text."""
    masks: list[tuple[int, int]] | None = None
    said = list(money)
    numerals = list(find_numerals(text, lang))
    at = 0
    while at < len(numerals):
        first = numerals[at]
        last, at = _range(text, lang, numerals, at)
        unit = _unit(text, lang, first, last, units.Context(tuple(said), country))
        if unit is None or _is_year(text, first, last, unit):
            continue
        if masks is None:
            masks = [*not_figures.masked(text, lang), *((one.start, one.end) for one in references(text, lang))]
        if not_figures.inside(masks, first.start, last.end) or not_figures.is_fraction(text, last.end, lang):
            continue
        if unit.kind == "money":
            said.append(unit.name)
        yield _figure(text, lang, where, first, last, unit, row)
    if lang == "ar":
        yield from _duals(text, where, row)


def _range(text: str, lang: str, numerals: list[Numeral], at: int) -> tuple[Numeral, int]:
    """The last numeral of a range that begins at this one ("two to five years"), and the numeral to go on with."""
    first = numerals[at]
    if at + 1 < len(numerals):
        following = numerals[at + 1]
        glue = _RANGE[lang].fullmatch(text, first.end, following.start)
        if glue and glue.group().strip() and following.value * following.scale > first.value:
            joins = glue.group().strip().casefold() in _JOINING
            between = bool(_BETWEEN[lang].search(text[max(first.start - 24, 0) : first.start]))
            if between or (not joins) or glue.group().strip() in ("or", "ou", "o", "u", "или", "أو", "或"):
                return following, at + 2
    return first, at + 1


def _unit(text: str, lang: str, first: Numeral, last: Numeral, context: units.Context) -> units.Unit | None:
    end = last.end
    behind = qualifiers.after(text, end, lang)
    unit = units.unit_of(text, last.start, end, last.value, last.scale > 1 or last.about, lang, context)
    if unit is None and behind:
        unit = units.unit_of(text, last.start, behind[0], last.value, last.scale > 1, lang, context)
    if unit is None:
        return None
    if first is not last and unit.start < last.start and lang == "zh":
        return unit
    return None if first.value == 1 and first is last and first.words and not _counts_one(unit, lang) else unit


def _is_year(text: str, first: Numeral, last: Numeral, unit: units.Unit) -> bool:
    """Whether "2019" is a year that a noun happens to follow: "the act of 2019 amended", "in 2019 countries"."""
    digits = text[last.start : last.end]
    if first is not last or unit.kind != "count" or not _YEAR.fullmatch(digits):
        return False
    return unit.name == unit.raw or bool(_YEAR_BEFORE.search(text[max(0, last.start - 16) : last.start]))


_YEAR = re.compile(r"(?:1[89]|20|21)\d\d|[٢۲][٠۰]\d\d|[١۱][٩۹]\d\d")
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:in|of|since|by|from|until|till|to|for|en|de|depuis|del|desde|hasta|в|с|до|за|عام|سنة|في|منذ)\s+\Z|[在于自至从]\s*\Z",
    re.IGNORECASE,
)


def _counts_one(unit: units.Unit, lang: str) -> bool:
    """Whether "one" before this unit measures something; elsewhere it is an article."""
    if unit.kind in ("percent", "money"):
        return True
    listed = load("units")["english"]["one"]
    if lang == "en":
        return unit.raw.split()[0] in listed
    return lang in ("ru", "zh", "ar") and unit.name in _TIMES


_TIMES = frozenset(("years", "months", "weeks", "days", "hours", "working days", "calendar days"))


def _figure(
    text: str, lang: str, where: str, first: Numeral, last: Numeral, unit: units.Unit, row: str | None
) -> Figure:
    start, end = min(first.start, unit.start), max(last.end, unit.end)
    qualifier: qualifiers.Qualifier = "exact"
    between = _BETWEEN[lang].search(text[max(start - 24, 0) : start]) if first is not last else None
    front = qualifiers.before(text, start, lang) or (
        qualifiers.before(text, first.start, lang) if start < first.start else None
    )
    behind = qualifiers.after(text, end, lang) or _inside(text, last, unit, lang)
    front = front or (_far(text, start) if lang == "zh" else None)
    if between:
        start -= len(between.group())
    elif front:
        start, qualifier = min(front[0], start), front[1]
    elif first.about:
        qualifier = "about"
    elif first.more or last.more:
        qualifier = "more_than"
    elif behind:
        end, qualifier = max(behind[0], end), behind[1]
    if first is not last and lang == "ru" and text[start : first.start].rstrip().endswith("от"):
        start, qualifier = first.start, "exact"  # "срок от трех до пяти лет" is a range
    while text[start] == " ":
        start += 1
    value = plain(last.value)
    if first is not last:
        low = first.value * (last.scale if first.scale == 1 and first.value < 1000 <= last.value else 1)
        value = f"{plain(low)}-{value}"
    return Figure(
        where, start, end, text[start:end], value, qualifier, unit.name, unit.raw, measure_after(text, end), row
    )


def _inside(text: str, last: Numeral, unit: units.Unit, lang: str) -> tuple[int, qualifiers.Qualifier] | None:
    """A qualifier between number and unit; in 22起案件 起 is the measure word, not "from … on"."""
    found = qualifiers.after(text, last.end, lang) if unit.end > last.end else None
    return found if found and found[0] <= unit.start else None


_FAR = re.compile(r"(?P<kind>至少|至多|最多|约)(?=[^，。；、：]{1,5}了?\Z)")


def _far(text: str, at: int) -> tuple[int, qualifiers.Qualifier] | None:
    """至少举办了十八期: the qualifier before the verb."""
    found = _FAR.search(text[max(at - 9, 0) : at])
    kinds: dict[str, qualifiers.Qualifier] = {"至少": "at_least", "约": "about"}
    return (at, kinds.get(found["kind"], "at_most")) if found and text[at - 1] == "了" else None


def _duals(text: str, where: str, row: str | None) -> Iterator[Figure]:
    """Arabic nouns that say two by their form: سنتين."""
    for unit, words in load("units")["duals"].items():
        if not words:
            continue
        for found in re.finditer(rf"(?<!\w)(?:[وفلب])?(?P<noun>{'|'.join(words)})(?!\w)", text):
            start, end = found.span("noun")
            front = qualifiers.before(text, start, "ar")
            behind = qualifiers.after(text, end, "ar")
            qualifier: qualifiers.Qualifier = front[1] if front else behind[1] if behind else "exact"
            start = front[0] if front else start
            end = behind[0] if behind and not front else end
            raw = found["noun"]
            yield Figure(where, start, end, text[start:end], "2", qualifier, unit, raw, None, row)
