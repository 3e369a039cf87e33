"""What is said of the things counted: the rest of the clause after a figure, without its auxiliary verbs."""

from __future__ import annotations

import re

_MOST = 160
_END = re.compile(r"[.;:?!](?:\s|$)|[,(](?=\s|\D)|[。；：，、！？（]|،|؛|$")
_LEADING = re.compile(
    r"\s*(?:(?:(?:had|have|has|having|were|was|are|is|been|being|had been|who|which|that|will be|would be)\b|"
    r"(?:ont|avaient|a|avait|sont|étaient|été|est|qui|ayant)\b|"
    r"(?:fueron|fue|han|habían|había|ha|sido|que|son|eran|se)\b|"
    r"(?:были|был|была|было|которые|который)\b|(?:قد|كانت|كان|كانوا|تم|الذين|التي)\b|(?:被|已))\s*)+",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s(?:and|et|y|и)\s(?=[^,.;]{0,24}\d)", re.IGNORECASE)


def measure_after(text: str, at: int) -> str | None:
    """The rest of the clause from `at`; None if nothing more is said."""
    stop = _END.search(text, at)
    end = stop.start() if stop else len(text)
    joined = _NEXT.search(text, at, end)
    if joined:
        end = joined.start()
    lead = _LEADING.match(text, at, end)
    said = text[lead.end() if lead else at : end].strip()
    if len(said) > _MOST:
        said = said[:_MOST].rpartition(" ")[0] or said[:_MOST]
    return said or None
