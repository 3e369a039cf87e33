"""The cells of the grid as HTML: thousands on a page, so they are put together here and not by the template."""

from __future__ import annotations

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from merida.site.assistance.selectors.grid import GridRow

register = template.Library()
GAP = "\N{NO-BREAK SPACE}\N{MIDDLE DOT}\N{NO-BREAK SPACE}"


@register.simple_tag
def grid_cells(row: GridRow) -> SafeString:
    """`{% grid_cells row %}`: in each cell needs, requests, assistance; its word by colour, border and title."""
    said: dict[str, str] = {}
    made = []
    for cell in row.cells:
        if cell.state == "empty":
            made.append("<td></td>")
            continue
        if cell.why not in said:
            said[cell.why] = str(conditional_escape(cell.why))
        why = said[cell.why]
        if cell.state == "withheld":
            made.append(f'<td><span class="figure-none">{why}</span></td>')
            continue
        figures = f"{cell.needs}{GAP}{cell.requests}{GAP}{cell.activities}"
        url = str(conditional_escape(cell.url))
        made.append(f'<td><a class="grid-word grid-{cell.state}" href="{url}" title="{why}">{figures}</a></td>')
    return mark_safe("".join(made))  # figures, keys, and what was escaped above
