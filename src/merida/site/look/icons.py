"""Small drawings of one line weight, written into the page: no request, no font. Beside a word, or with a label."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS: dict[str, str] = {
    "merida": '<path d="M2 14V5l6-3 6 3v9"/><path d="M5 14V8.5a3 3 0 0 1 6 0V14"/><path d="M1 14h14"/>',
    "search": '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 4 4"/>',
    "menu": '<path d="M2 4h12M2 8h12M2 12h12"/>',
    "language": '<circle cx="8" cy="8" r="6.25"/>'
    '<path d="M1.75 8h12.5M8 1.75c4 4 4 8.5 0 12.5M8 1.75c-4 4-4 8.5 0 12.5"/>',
    "theme": '<circle cx="8" cy="8" r="6.25"/><path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor"/>',
    "person": '<circle cx="8" cy="5.25" r="3"/><path d="M2.5 14.25c.6-3.2 2.7-4.75 5.5-4.75s4.9 1.55 5.5 4.75"/>',
    "down": '<path d="m4 6 4 4 4-4"/>',
    "check": '<path d="m2.5 8.5 3.5 3.5 7.5-8"/>',
    "cross": '<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>',
    "undo": '<path d="M5.5 3 2.5 6l3 3"/><path d="M2.5 6h7a4 4 0 0 1 0 8H6"/>',
    "pencil": '<path d="m2.5 13.500.7-3L11 2.7l2.3 2.3-7.8 7.8z"/>',
    "plus": '<path d="M8 2.5v11M2.5 8h11"/>',
    "file": '<path d="M3.5 1.75h6l3 3v9.5h-9z"/><path d="M9.5 1.75v3h3"/>',
    "save": '<path d="M8 2v8.5M4.5 7.5 8 11l3.5-3.5M2.5 14h11"/>',
    "good_practice": '<path d="M8 1.5 15 14H1z" fill="currentColor"/>',
    "challenge": '<path d="M8 1 15 8l-7 7-7-7z" fill="currentColor"/>',
    "assistance_need": '<path d="M6 2h4v4h4v4h-4v4H6v-4H2V6h4z" fill="currentColor"/>',
    "observation": '<circle cx="8" cy="8" r="6" fill="currentColor"/>',
}


def icon(name: str, label: str = "") -> SafeString:
    """The drawing as SVG, hidden from readers of screens unless it stands alone and has a label."""
    said = (
        format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true" focusable="false"')
    )
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" '
        'stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" {}>{}</svg>',
        said,
        mark_safe(PATHS[name]),
    )
