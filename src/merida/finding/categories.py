"""The kinds of technical assistance that a need asks for, in the seven categories of the codebook.

A category said by its name decides alone ("Institution-building: ..."); else the words of the need show it.
The lexicon is `data/categories.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from merida.finding.lexicon import compiled, fold, language_of, load

ORDER = (
    "legislative_assistance",
    "institution_building",
    "policymaking",
    "capacity_building",
    "research_and_data",
    "international_cooperation_facilitation",
    "other",
)
_LABEL_END = re.compile(r":(?=\s|[^\W\d])|\s-\s|\(")
_CITATION = re.compile(
    r"\A\s*(?:\(?\s*(?:arts?\.|articles?\b|articulos?\b|стать\w+|ст\.|第|الماد|المواد)[^:]{0,80}:|-)\s*"
)

_ITEMS = re.compile(r"[;؛]+\s*(?=\S)")
"""Between forms of assistance that a need lists: "legal advice; on-site assistance by an expert"."""
_JOINT_WORDS = "and|or|et|ou|ainsi que|y|e|o|u|asi como|и|или|а также|as well as|together with|including|notamment"
_JOINT = re.compile(rf"(?:[,;/،؛]|(?<!\w)(?:{_JOINT_WORDS})(?!\w)|\sو\w*)(?:[^\w,;/،؛]+\w+){{0,2}}\W*\Z")
_JOINT_HAN = re.compile(r"(?:[,;、;/]|和|及|与|并|或|以及)[^,;、;]{0,4}\Z")


def categories_of(text: str, lang: str | None = None, label: str = "") -> tuple[str, ...]:
    """The categories of a need, in the order of the codebook; `other` only when it is said or nothing else fits.

    `label` is what a heading, a lead-in line or a table says of it ("Capacity-building"): it decides where the need
    itself names no category.
    """
    lang = language_of(text, lang)
    said = fold(text).strip()
    if label and not _shown(_head(said), "label", lang):
        return categories_of(label, lang)
    said = said[found.end() :] if (found := _CITATION.match(said)) else said
    patterns = _lexicon(lang)
    if patterns["other", "label"].search(said):
        return ("other",)
    items = _ITEMS.split(said)
    if len(items) > 1 and ":" not in said:
        found_in = {name for item in items for name in _decided(item.strip(), lang)} - {"other"}
        return tuple(name for name in ORDER if name in found_in) or ("other",)
    return _decided(said, lang)


def _decided(said: str, lang: str) -> tuple[str, ...]:
    """The categories of one folded need: those it names, else those that its words show."""
    for part, sort in ((_head(said), "label"), (said, "label"), (said, "word"), (said, "weak")):
        if found_here := _shown(part, sort, lang):
            return found_here
    return ("other",)


def _head(said: str) -> str:
    """What stands before the colon of a folded need, or all of it."""
    end = _LABEL_END.search(said)
    return said[: end.start()] if end and said[end.start()] == ":" else said


def label_of(text: str, lang: str | None = None) -> bool:
    """Whether a line or cell is, or begins with, the name of a category of assistance: "Capacity-building:"."""
    lang = language_of(text, lang)
    said, patterns = fold(text).strip(), _lexicon(lang)
    return len(said) < 90 and any(
        (found := patterns[name, "label"].search(said)) and found.start() <= 3 for name in ORDER
    )


def _shown(said: str, sort: str, lang: str) -> tuple[str, ...]:
    """The categories of the first words that show one, and of words joined to them by "and", a comma or the like.

    "Workshops on legislation" are workshops; "a model law, and workshops on it" are both.
    """
    patterns = _lexicon(lang)
    spans = [(one.span(), name) for name in ORDER[:-1] for one in patterns[name, sort].finditer(said)]
    if not spans:
        return ()
    (first, end), _ = min(spans)
    joint = _JOINT_HAN if lang == "zh" else _JOINT
    found = set()
    for (start, stop), name in spans:
        # "institution-building/capacity-building": the second's words begin within the first's
        at = end + 1 if first < start < end < stop else start
        if start == first or joint.search(said, max(at - 60, 0), at + (lang == "ar")):
            found.add(name)
    return tuple(name for name in ORDER if name in found)


def names_assistance(text: str, lang: str | None = None) -> bool:
    """Whether a text names a category of assistance or begins with what shows one."""
    lang = language_of(text, lang)
    said, patterns = fold(text), _lexicon(lang)
    return any(patterns[name, sort].search(said) for name in ORDER[:-1] for sort in ("label", "word")) or bool(
        patterns["other", "label"].search(said)
    )


@cache
def _lexicon(lang: str) -> dict[tuple[str, str], re.Pattern[str]]:
    return {
        (name, sort): compiled(table.get(lang, ()), lang)
        for name, sorts in load("categories").items()
        for sort, table in sorts.items()
    }
