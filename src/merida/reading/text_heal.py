"""Paragraphs that a page end cut in two are made whole, over footnotes that stand between the halves."""

from __future__ import annotations

import re

from merida.reading.text_drafts import BULLET, MARKER, Draft

__all__ = ["healed"]

_ENDS = re.compile(r"[.:;!?。：；！？؟؛…][\"'”’»)）\]*_]*(?:<sup>.*?</sup>|\[\^\w+\]|[⁰¹²³⁴-⁹]|(?<=\D)\d{1,3})*[*_]*$")
_CLAUSE = re.compile(r"[,،、，\-–—/(（«“]$")
_HANGS = re.compile(
    r"(?:^|[\s(])(?:a|an|the|of|in|on|to|with|by|for|from|and|or|that|which|as|at|its|their|his|her|under|into|article|articles|"
    r"arts?\.|paragraph|paragraphs|paras?\.|section|chapter|no\.|le|la|les|l’|l'|de|du|des|d’|d'|à|au|aux|en|et|ou|que|qui|par|pour|"
    r"sur|dans|avec|un|une|son|sa|ses|leur|leurs|el|los|las|y|o|del|al|con|por|para|que|se|su|sus|una|artículo|artículos|párrafo|"
    r"párrs?\.|párrafos|paragraphe|paragraphes|в|во|и|или|на|с|со|по|для|от|из|к|ко|о|об|при|за|не|что|его|их|статьи|статьей|статья|"
    r"пункт|пункта|пунктом|ст\.|п\.|в|من|في|على|إلى|عن|مع|أن|أو|المادة|المادتين|الفقرة|هذه|هذا|التي|الذي)$",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"\b(?:arts?|paras?|párrs?|ch|chap|cap|nos?|subparas?|al|ст|п|пп|гл)\.$", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__).*\1$")
LONG = 100
"""Characters from which a paragraph without a full stop is running text, not a line of a masthead or a heading."""
LONG_HAN = 40


def healed(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the halves joined; footnotes between them come after the whole."""
    found: list[Draft] = []
    last: Draft | None = None
    between = False
    for draft in drafts:
        if draft.kind == "note":
            between = True
            found.append(draft)
            continue
        if last is not None and _is_cut(last, draft, between or draft.gap):
            last.lines.extend(draft.lines)
        else:
            found.append(draft)
            last = draft if draft.kind in ("text", "item") else None
        between = False
    return found


def _is_cut(first: Draft, second: Draft, page_end: bool) -> bool:
    if second.kind != "text":
        return False
    before, after = first.text.rstrip(), second.text
    if not before or not after or _BOLD.fullmatch(after) or _BOLD.fullmatch(before):
        return False
    if MARKER.match(after) or BULLET.match(after):
        return False
    letter = next((sign for sign in after if sign.isalnum()), "")
    han = "\u3400" <= letter <= "\u9fff"
    running = len(before) >= (LONG_HAN if han else LONG)
    if page_end and (
        _SHORTENED.search(before) or before.count("(") > before.count(")") or before.count("（") > before.count("）")
    ):
        return True
    if _ENDS.search(before):
        return False
    if page_end and first.kind == "item" and second.indent > first.indent:
        return True  # it hangs below the words of the item
    if letter.islower():
        return running or page_end or first.kind == "item" or bool(_CLAUSE.search(before) or _HANGS.search(before))
    if _HANGS.search(before) or _CLAUSE.search(before):
        return running or (page_end and len(before) > 40)
    if han or "\u0600" <= letter <= "\u06ff":
        commas = "，" in before or "、" in before or "،" in before
        return page_end and running and (commas or first.kind == "item")
    return page_end and running and first.kind == "text" and before[-1] not in ")）]"
