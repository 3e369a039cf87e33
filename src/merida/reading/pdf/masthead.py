"""Where the masthead of a United Nations document ends on its first page: at the rule under it, or at its last line."""

from __future__ import annotations

from merida.reading.pdf.furniture import is_head
from merida.reading.pdf.lines import PageLines
from merida.reading.pdf.signs import MASTHEAD

LOWEST = 0.36
"""A masthead ends in the upper third of the page."""


def masthead_end(page: PageLines) -> float:
    """The height at which the text begins below the masthead; 0 if the page has none."""
    limit = LOWEST * page.height
    signs = [line for line in page.lines if line.base < limit and (MASTHEAD.search(line.text) or is_head(line.text))]
    if len(signs) < 2:
        return 0.0
    lowest = max(line.base for line in signs)
    wide = 0.6 * page.width
    rules = sorted(
        rule.y0 for rule in page.rules if rule.flat and rule.x1 - rule.x0 > wide and lowest - 2 < rule.y0 < limit
    )
    if rules and rules[0] - lowest < 0.12 * page.height:
        return rules[0]
    return lowest + 0.4 * page.lines[0].size
